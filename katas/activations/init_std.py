"""Xavier and He initialization: how wide to draw the weights of a layer."""

import math


def init_std(shape, act, scheme, slope=0.01):
    """Give the standard deviation of the weights, and the bound of the uniform distribution that has it.

    Formula:
        fan_in = in * kh * kw, fan_out = out * kh * kw (without a kernel, kh = kw = 1)
        gain: "linear" 1, "sigmoid" 1, "tanh" 5/3, "relu" sqrt(2), "leaky" sqrt(2 / (1 + slope**2))
        "xavier": std = gain * sqrt(2 / (fan_in + fan_out))
        "he_in":  std = gain / sqrt(fan_in)
        "he_out": std = gain / sqrt(fan_out)
        uniform_bound b = sqrt(3) * std, since U(-b, b) has variance b**2 / 3

    Args:
        shape: (out, in) or (out, in, kh, kw). A tuple of ints, the layout of PyTorch.
        act: "linear", "sigmoid", "tanh", "relu" or "leaky": the activation that the layer feeds.
        scheme: "xavier", "he_in" or "he_out".
        slope: Left slope of the leaky ReLU; ignored by the others.

    Returns:
        (std, uniform_bound): two floats.

    Raises:
        Nothing of its own: the arguments are among those listed.

    Example:
        >>> std, bound = init_std((3, 8), "relu", "he_in")
        >>> round(std, 4), round(bound, 4)
        (0.5, 0.866)

    Reference:
        Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
        He, Zhang, Ren and Sun, "Delving Deep into Rectifiers" (2015).
    """
    raise NotImplementedError

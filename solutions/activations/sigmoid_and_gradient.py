"""The logistic sigmoid and its slope, safe for any input that a network can produce."""

import numpy as np


def sigmoid_and_gradient(x):
    """Squash every entry into [0, 1] and give the slope there.

    Off limits, since they are the kata: torch.sigmoid and its other spellings, and autograd.

    Formula:
        s = 1 / (1 + exp(-x))
        ds = s * (1 - s), which is at most 0.25, at x = 0
        For |x| up to 1e4 both are finite, never NaN: only exp(-|x|) is safe to evaluate.

    Args:
        x: (...) float. Any shape.

    Returns:
        (s, ds): (...) float each, the shape of `x`. The derivative is taken with respect to x.

    Raises:
        Nothing of its own.

    Example:
        >>> s, ds = sigmoid_and_gradient(np.array([0.0, -1e4, 1e4]))
        >>> s
        array([0.5, 0. , 1. ])
        >>> ds
        array([0.25, 0.  , 0.  ])

    Reference:
        LeCun, Bottou, Orr and Mueller, "Efficient BackProp" (1998).
        Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
    """
    # exp of a non-positive number cannot overflow. With e = exp(-|x|), the right half is 1 / (1 + e)
    # and the left half is e / (1 + e): the same function, each form where it is safe.
    e = np.exp(-np.abs(x))  # (...), in [0, 1]
    s = np.where(x >= 0, 1.0, e) / (1.0 + e)  # (...)

    return s, s * (1.0 - s)

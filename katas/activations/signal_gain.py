"""What depth does to the signal: one factor per layer, forward and backward."""


def signal_gain(depth, c, act, slope=0.0):
    """Predict how much a deep plain network grows or shrinks its signal and its gradient.

    A model, with these assumptions: `depth` square layers of equal width, each computing z_l = W f(z_{l-1});
    weights of mean 0, drawn independently, with c = fan_in * Var(w); zero biases; and pre-activations z that
    are symmetric around 0.

    Formula:
        kappa = E[f(z)**2] / E[z**2] = E[f'(z)**2]:  1 (linear), 1/2 (relu), (1 + slope**2) / 2 (leaky)
        E[z_L**2] / E[z_0**2]          = (c * kappa) ** depth
        Var(dL/dz_0) / Var(dL/dz_L)    = (c * kappa) ** depth
        He initialization is the choice c * kappa = 1.

    Args:
        depth: Number of layers L, at least 0; 0 leaves everything as it is.
        c: fan_in * Var(w), a float: 1 for Xavier on square layers, 2 for He with ReLU.
        act: "linear", "relu" or "leaky".
        slope: Left slope of the leaky ReLU; ignored by the others.

    Returns:
        (forward, backward): two floats, the second-moment ratio and the gradient-variance ratio.

    Raises:
        Nothing of its own: act is one of the three.

    Example:
        >>> signal_gain(3, 1.0, "relu")
        (0.125, 0.125)
        >>> signal_gain(50, 2.0, "relu")
        (1.0, 1.0)

    Reference:
        He, Zhang, Ren and Sun, "Delving Deep into Rectifiers" (2015).
        Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
    """
    raise NotImplementedError

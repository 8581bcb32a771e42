"""The affine coupling layer of RealNVP: half of the features scale and shift the other half."""

import numpy as np


def affine_coupling(x, s_fn, t_fn, inverse=False):
    """Map x through the layer, or back, and give the logarithm of the volume change.

    x1 is the first half of the features, x2 the second; the output has them in the same places.

    Formula:
        forward: y1 = x1, y2 = x2 * exp(s(x1)) + t(x1), logdet = sum over features of s(x1)
        inverse: x1 = y1, x2 = (y2 - t(y1)) * exp(-s(y1)), logdet = -sum over features of s(y1)
        logdet is log |det| of the Jacobian of the direction that is computed, one number per example. The
        Jacobian is triangular, with 1 and exp(s) on its diagonal.

    Args:
        x: (N, D) float, D even. The input of the layer, or its output when inverse.
        s_fn: function. Called with an (N, D/2) array, returns one; each row depends on its own row only. It
            need not be invertible.
        t_fn: function. Like s_fn.
        inverse: bool. Whether to map back.

    Returns:
        tuple of y, (N, D) float, and logdet, (N,) float, in this order. `x` itself is left unchanged.

    Raises:
        Nothing of its own.

    Example:
        x1 = 1, so the scale is exp(log 3) = 3 and the shift 10.

        >>> s, t = lambda h: h * np.log(3.0), lambda h: h * 10
        >>> y, logdet = affine_coupling(np.array([[1.0, 2.0]]), s, t)
        >>> y.round(6), logdet.round(4)
        (array([[ 1., 16.]]), array([1.0986]))
        >>> affine_coupling(y, s, t, inverse=True)[0].round(6)
        array([[1., 2.]])

    Reference:
        Dinh, Krueger and Bengio, "NICE: Non-linear Independent Components Estimation" (2015). Dinh,
        Sohl-Dickstein and Bengio, "Density Estimation using Real NVP" (2017).
    """
    raise NotImplementedError

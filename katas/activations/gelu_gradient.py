"""The slope of GELU: the gate, and how fast the gate opens."""

import math
import numpy as np


def gelu_gradient(x):
    """Differentiate the exact GELU, x * Phi(x), at every entry.

    The slope is not monotone: it is negative left of about -0.75 and exceeds 1 for moderate positive x.
    Off limits, since they are the kata: torch.autograd.grad, torch.autograd.backward and Tensor.backward.

    Formula:
        d/dx [x * Phi(x)] = Phi(x) + x * phi(x)
        Phi(x) = 0.5 * (1 + erf(x / sqrt(2))), the CDF of the standard normal
        phi(x) = exp(-x**2 / 2) / sqrt(2 * pi), its density

    Args:
        x: (...) float. Any shape. NumPy has no erf; math.erf takes one number at a time.

    Returns:
        (...) float. The shape of `x`.

    Raises:
        Nothing of its own.

    Example:
        >>> gelu_gradient(np.array([-1.0, 0.0, 1.0])).round(4)
        array([-0.0833,  0.5   ,  1.0833])

    Reference:
        Hendrycks and Gimpel, "Gaussian Error Linear Units (GELUs)" (2016).
    """
    raise NotImplementedError

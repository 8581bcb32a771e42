"""GELU: the input weighted by the probability that a standard normal stays below it."""

import math

import numpy as np


def gelu(x, approximate="none"):
    """Apply the Gaussian error linear unit, in its exact form or in the tanh form.

    The two forms differ by up to about 5e-4: weights trained with one want that one. PyTorch's default is the
    exact form; the released code of GPT-2 uses the tanh form.
    Off limits, since it is the kata: torch.nn.functional.gelu.

    Formula:
        "none": x * Phi(x), with Phi(x) = 0.5 * (1 + erf(x / sqrt(2))) the CDF of the standard normal
        "tanh": 0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))

    Args:
        x: (...) float. Any shape. NumPy has no erf; math.erf takes one number at a time.
        approximate: "none" or "tanh".

    Returns:
        (...) float. The shape of `x`.

    Raises:
        Nothing of its own: approximate is one of the two.

    Example:
        >>> gelu(np.array([-1.0, 0.0, 1.0])).round(4)
        array([-0.1587,  0.    ,  0.8413])
        >>> gelu(np.array([-1.0, 0.0, 1.0]), approximate="tanh").round(4)
        array([-0.1588,  0.    ,  0.8412])

    Reference:
        Hendrycks and Gimpel, "Gaussian Error Linear Units (GELUs)" (2016).
    """
    if approximate == "tanh":
        inner = math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)  # (...)
        return 0.5 * x * (1.0 + np.tanh(inner))

    # erf belongs to a Gaussian of variance 1/2; dividing by sqrt(2) turns it into the standard normal.
    erf = np.vectorize(math.erf, otypes=[float])
    return x * 0.5 * (1.0 + erf(x / math.sqrt(2.0)))

"""Reviews: tell a right activation function from a wrong one by what it returns."""

import math
import numpy as np


def review_relu_family(implementation):
    """Decide whether a colleague's `relu_family` is right.

    The function under review is called like the kata: implementation(z, kind, a=0.01), with z an array and
    kind one of "relu", "leaky", "elu" and "selu", and returns (value, derivative). It is right when it
    computes the formulas, in whatever style, up to rounding, and stays finite for |z| up to 1e4. A wrong one
    returns wrong numbers or NaN for some input, or raises.

    Formula:
        "relu":  z if z > 0 else 0
        "leaky": z if z > 0 else a * z                     (any a, also a > 1)
        "elu":   z if z > 0 else a * (exp(z) - 1)
        "selu":  lam * (z if z > 0 else alpha * (exp(z) - 1)), which ignores a, with
                 lam = 1.0507009873554805 and alpha = 1.6732632423543772
        The derivative at z = 0 is that of the left branch: 0 (relu), a (leaky), a (elu), lam * alpha (selu).

    Args:
        implementation: The function to judge.

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    raise NotImplementedError


def review_gelu(implementation):
    """Decide whether a colleague's `gelu` is right.

    The function under review is called like the kata: implementation(x, approximate="none"), with x an array
    and approximate "none" or "tanh", and returns an array. It is right when it computes the formulas, in
    whatever style, up to rounding. A wrong one returns wrong numbers for some input, or raises.

    Formula:
        "none": x * Phi(x), with Phi(x) = 0.5 * (1 + erf(x / sqrt(2))) the CDF of the standard normal
        "tanh": 0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))

    Args:
        implementation: The function to judge.

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    raise NotImplementedError

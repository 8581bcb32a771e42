"""Reviews: tell a right activation function from a wrong one by what it returns."""

import math
import numpy as np


def review_relu_family(implementation):
    """Decide whether a colleague's `relu_family` is right.

    The function under review is called like the kata: implementation(z, kind, a=0.01), with z an array and
    kind one of "relu", "leaky", "elu" and "selu", and returns (value, derivative). It is right when it does
    what the docstring of relu_family says, in whatever style, up to rounding. A wrong one returns wrong
    numbers or NaN for some input, or raises.

    Args:
        implementation: The function to judge.

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    raise NotImplementedError


def review_gelu(implementation):
    """Decide whether a colleague's `gelu` is right.

    The function under review is called like the kata: implementation(x, approximate="none"), with x an array
    and approximate "none" or "tanh", and returns an array. It is right when it does what the docstring of
    gelu says, in whatever style, up to rounding. A wrong one returns wrong numbers for some input, or raises.

    Args:
        implementation: The function to judge.

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    raise NotImplementedError

"""Reverse-mode automatic differentiation: the whole gradient in one backward sweep."""

import math


def reverse_mode_grad(prog, x):
    """Run a straight-line program forward, then collect the gradient of its output backward.

    Formula:
        Slots 0 to n - 1 hold the inputs; instruction k writes slot n + k; the last slot is the output.
        Instructions: ("add", i, j), ("sub", i, j), ("mul", i, j), ("div", i, j), ("sin", i), ("exp", i),
        ("log", i), the natural logarithm, and ("tanh", i).
        The adjoint of a slot is d output / d slot: 0 at first, but 1 for the last slot.
        From the last instruction to the first, for out = op(operands):
        adjoint[operand] += d op / d operand * adjoint[out]     for each operand position

    Args:
        prog: list of one or more instructions. i and j are numbers of earlier slots and may be equal.
        x: list of n floats. The inputs.

    Returns:
        (value, grad): the float in the last slot, and a list of n floats, its derivative with respect to each
        input; 0.0 for an input that is not used.

    Raises:
        Nothing of its own: programs are taken to be valid, arguments in the domain of their functions.
        torch's autograd and torch.func are off limits.

    Example:
        >>> reverse_mode_grad([("mul", 0, 0), ("add", 2, 1)], [3.0, 1.0])  # x0**2 + x1
        (10.0, [6.0, 1.0])

    Reference:
        Linnainmaa, "The representation of the cumulative rounding error of an algorithm as a Taylor
        expansion of the local rounding errors" (1970).
        Griewank and Walther, "Evaluating Derivatives" (2008).
    """
    raise NotImplementedError

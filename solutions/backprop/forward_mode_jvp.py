"""Forward-mode automatic differentiation: values and tangents in one sweep."""

import math


def forward_mode_jvp(prog, x, v):
    """Run a straight-line program and its directional derivative along `v` together.

    Formula:
        Slots 0 to n - 1 hold the inputs; instruction k writes slot n + k; the last slot is the output.
        Every slot carries (value, tangent); input i starts as (x[i], v[i]).
        With values a, b and tangents da, db of the operands the instructions give:
        ("add", i, j): a + b, da + db            ("sub", i, j): a - b, da - db
        ("mul", i, j): a b, da b + a db          ("div", i, j): a / b, (da b - a db) / b**2
        ("sin", i): sin a, cos(a) da             ("exp", i): exp a, exp(a) da
        ("log", i): ln a, da / a                 ("tanh", i): t = tanh a, (1 - t**2) da
        The tangent of the output is the gradient dotted with v. One sweep gives one direction.

    Args:
        prog: list of one or more instructions, tuples as above. i and j are numbers of earlier slots and may
            be equal.
        x: list of n floats. The inputs.
        v: list of n floats. The direction.

    Returns:
        (value, tangent): the two floats of the last slot.

    Raises:
        Nothing of its own: programs are taken to be valid, arguments in the domain of their functions.
        torch's autograd and torch.func are off limits.

    Example:
        >>> forward_mode_jvp([("mul", 0, 0), ("add", 2, 1)], [3.0, 1.0], [1.0, 0.5])  # x0**2 + x1
        (10.0, 6.5)

    Reference:
        Wengert, "A simple automatic derivative evaluation program" (1964).
        Baydin, Pearlmutter, Radul and Siskind,
        "Automatic Differentiation in Machine Learning: a Survey" (2018).
    """
    slots = list(zip(x, v))
    for op, *operands in prog:
        slots.append(_RULES[op](*(slots[k] for k in operands)))
    return slots[-1]


def _tanh(a, da):
    t = math.tanh(a)
    return t, (1.0 - t * t) * da


# Each takes (value, tangent) pairs. The chain rule is the factor p[1]: a slope alone is right only where
# the operand's tangent is 1.
_RULES = {
    "add": lambda p, q: (p[0] + q[0], p[1] + q[1]),
    "sub": lambda p, q: (p[0] - q[0], p[1] - q[1]),
    "mul": lambda p, q: (p[0] * q[0], p[1] * q[0] + p[0] * q[1]),
    "div": lambda p, q: (p[0] / q[0], (p[1] * q[0] - p[0] * q[1]) / q[0] ** 2),
    "sin": lambda p: (math.sin(p[0]), math.cos(p[0]) * p[1]),
    "exp": lambda p: (math.exp(p[0]), math.exp(p[0]) * p[1]),
    "log": lambda p: (math.log(p[0]), p[1] / p[0]),
    "tanh": lambda p: _tanh(*p),
}

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
    # Both sides, the kink itself, and far enough out that a careless exp overflows.
    z = np.array([[-800.0, -2.0, -0.5], [0.0, 0.75, 800.0]])
    lam, alpha = 1.0507009873554805, 1.6732632423543772
    grow = np.exp(np.minimum(z, 0.0))
    for a in (0.01, 0.3, 3.0):  # 3: a leaky ReLU is not the larger of z and a * z
        left = {
            "relu": (0.0 * z, 0.0 * z),
            "leaky": (a * z, a + 0.0 * z),
            "elu": (a * (grow - 1.0), a * grow),
            "selu": (lam * alpha * (grow - 1.0), lam * alpha * grow),
        }
        for kind, (value, slope) in left.items():
            right = lam if kind == "selu" else 1.0
            expected = np.where(z > 0, right * z, value), np.where(z > 0, right, slope)
            if not _agrees(lambda k=kind, s=a: implementation(z.copy(), k, s), expected):
                return False
    default = np.array([-1.0, 2.0])
    return _agrees(lambda: implementation(default, "leaky"), (np.array([-0.01, 2.0]), np.array([0.01, 1.0])))


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
    # The two forms differ by 5e-4 at most, so the comparison must be much finer than that, near |x| = 2.
    x = np.linspace(-4.0, 4.0, 33).reshape(3, 11)
    erf = np.vectorize(math.erf, otypes=[float])
    exact = x * (1.0 + erf(x / math.sqrt(2.0))) / 2.0
    rough = x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3))) / 2.0
    return (
        _agrees(lambda: implementation(x.copy()), exact)  # the default is part of the contract
        and _agrees(lambda: implementation(x.copy(), "none"), exact)
        and _agrees(lambda: implementation(x.copy(), "tanh"), rough)
    )


def _agrees(call, expected):
    """Whether a call returns what is expected; a call that raises does not."""
    try:
        with np.errstate(all="ignore"):
            got = np.asarray(call(), dtype=float)
    except Exception:
        return False
    wanted = np.asarray(expected)
    return got.shape == wanted.shape and bool(np.allclose(got, wanted, rtol=1e-5, atol=1e-8))

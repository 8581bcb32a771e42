import math

import numpy as np

BUGS = {
    "always_tanh": "The tanh form is used in both modes. It is close (5e-4) but not equal: weights trained "
    "with the exact form see every activation shifted.",
    "always_exact": "The exact form is used in both modes: weights trained with the tanh form, such as "
    "GPT-2's, see every activation shifted.",
    "sigmoid_approximation": "x * sigmoid(1.702 x) is the cruder approximation of the paper, off by up to "
    "2e-2.",
    "sigmoid_for_exact": "The exact mode is x * sigmoid(1.702 x), the cruder approximation of the paper, off by up "
    "to 2e-2.",
    "sigmoid_for_tanh": "The tanh mode is x * sigmoid(1.702 x): the paper gives two approximations, and this is the "
    "cruder one.",
    "exact_gate_without_x": "The exact mode returns Phi(x) without the factor x. GELU is the input weighted by the "
    "probability of keeping it, not the probability.",
    "gate_without_x": "Phi(x) is returned without the factor x. GELU is the input weighted by the "
    "probability of keeping it, not the probability.",
    "root_two_missing": "erf(x) instead of erf(x / sqrt(2)): that is the CDF of a Gaussian with variance "
    "1/2.",
    "cubic_coefficient": "0.44715 instead of 0.044715. A misplaced decimal point: right near 0, far off "
    "around |x| = 1.5.",
    "cubic_outside": "The factor sqrt(2/pi) multiplies x only; it stands before the whole bracket, the "
    "cubic term included.",
    "square_for_cube": "x**2 instead of x**3 inside tanh: the argument must be odd, or the two sides no "
    "longer match.",
    "half_missing": "The factor 1/2 is missing: the gate runs from 0 to 2 and large inputs double.",
    "root_over_pi_missing": "The factor inside tanh is 2/pi; it is sqrt(2/pi).",
    "gate_mirrored": "The gate is 1 - Phi(x): it closes where it should open.",
}


def gelu(x, approximate="none", *, bug=frozenset()):
    gate = _tanh_gate(x, bug) if _uses_tanh(approximate, bug) else _exact_gate(x, bug)
    mode = "sigmoid_for_tanh" if approximate == "tanh" else "sigmoid_for_exact"
    if "sigmoid_approximation" in bug or mode in bug:
        gate = 1.0 / (1.0 + np.exp(-1.702 * x))
    if "half_missing" in bug:
        gate = 2.0 * gate
    if "gate_mirrored" in bug:
        gate = 1.0 - gate
    bare = "exact_gate_without_x" in bug and approximate == "none"
    return gate if "gate_without_x" in bug or bare else x * gate


def _uses_tanh(approximate, bug):
    if "always_tanh" in bug and "always_exact" in bug:
        return approximate == "none"
    return "always_tanh" in bug or (approximate == "tanh" and "always_exact" not in bug)


def _exact_gate(x, bug):
    scale = 1.0 if "root_two_missing" in bug else math.sqrt(0.5)
    return 0.5 * (1.0 + np.vectorize(math.erf, otypes=[float])(scale * x))


def _tanh_gate(x, bug):
    factor = 2.0 / math.pi if "root_over_pi_missing" in bug else math.sqrt(2.0 / math.pi)
    cubic = (0.44715 if "cubic_coefficient" in bug else 0.044715) * x ** (
        2 if "square_for_cube" in bug else 3
    )
    inner = factor * x + cubic if "cubic_outside" in bug else factor * (x + cubic)
    return 0.5 * (1.0 + np.tanh(inner))

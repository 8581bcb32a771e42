import math

import numpy as np

BUGS = {
    "half_missing_in_exponent": "The density is exp(-x**2) / sqrt(2 pi); the exponent of the standard "
    "normal is -x**2 / 2.",
    "gate_only": "Only Phi(x): the product rule has a second term, since the gate itself depends on x.",
    "density_term_only": "Only x * phi(x), half of the product rule; it gives 0 instead of 0.5 at the "
    "origin.",
    "density_without_x": "Phi(x) + phi(x): the second term of the product rule is x * phi(x).",
    "density_unnormalized": "The density lacks 1 / sqrt(2 pi), so it does not integrate to 1 and the second "
    "term is 2.5 times too large.",
    "normalized_by_two_pi": "The density is divided by 2 pi, not by its square root: that is the constant "
    "of two dimensions.",
    "minus_the_second_term": "Phi(x) - x * phi(x): the chain rule brings no minus, the gate opens as x "
    "grows.",
    "density_differentiated": "The second term is x * phi'(x) = -x**2 * phi(x): phi is already the "
    "derivative of Phi.",
    "root_two_missing": "erf(x) instead of erf(x / sqrt(2)) in Phi: that is the CDF of a Gaussian with "
    "variance 1/2.",
    "slope_of_the_tanh_form": "This is the derivative of the tanh approximation: close, but the exact form "
    "is asked for.",
    "slope_of_the_sigmoid_form": "This is the derivative of x * sigmoid(1.702 x), off by a few hundredths.",
    "returns_the_value": "x * Phi(x) is GELU itself, not its derivative.",
}


def gelu_gradient(x, *, bug=frozenset()):
    scale = 1.0 if "root_two_missing" in bug else math.sqrt(0.5)
    gate = 0.5 * (1.0 + np.vectorize(math.erf, otypes=[float])(scale * x))
    density = np.exp(-(x**2) * (1.0 if "half_missing_in_exponent" in bug else 0.5))
    if "normalized_by_two_pi" in bug:
        density = density / (2.0 * math.pi)
    elif "density_unnormalized" not in bug:
        density = density / math.sqrt(2.0 * math.pi)
    if "slope_of_the_tanh_form" in bug:
        root = math.sqrt(2.0 / math.pi)
        gate = 0.5 * (1.0 + np.tanh(root * (x + 0.044715 * x**3)))
        density = 2.0 * gate * (1.0 - gate) * root * (1.0 + 3 * 0.044715 * x**2)
    if "slope_of_the_sigmoid_form" in bug:
        gate = 1.0 / (1.0 + np.exp(-1.702 * x))
        density = 1.702 * gate * (1.0 - gate)
    if "density_differentiated" in bug:
        density = -x * density
    term = density if "density_without_x" in bug else x * density
    if "minus_the_second_term" in bug:
        term = -term
    if "returns_the_value" in bug:
        return x * gate
    if "gate_only" in bug and "density_term_only" not in bug:
        return gate
    return term if "density_term_only" in bug else gate + term

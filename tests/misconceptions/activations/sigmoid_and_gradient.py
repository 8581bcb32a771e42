import numpy as np

BUGS = {
    "slope_unguarded": "The slope is exp(-x) / (1 + exp(-x))**2, which is inf / inf = NaN far to the left; "
    "reuse the stable value instead: s * (1 - s).",
    "slope_is_the_value": "The slope is s itself. That is the derivative of softplus; the slope of the "
    "sigmoid falls again on the right.",
    "slope_of_the_output": "The derivative is evaluated at s instead of x: an already squashed value goes "
    "through the sigmoid again, and every slope lands between 0.196 and 0.25.",
    "clipped_to_six": "x is clipped to [-6, 6] first. That removes the overflow but also lies: s(-800) "
    "becomes 0.0025 and the gradient no longer matches the function.",
    "right_half_overflows": "exp(x) / (1 + exp(x)) is used on both sides: for large x it is inf / inf = "
    "NaN. It is the form for x < 0 only.",
    "exponent_sign": "The exponent has the wrong sign, so the curve falls: this is sigmoid(-x) = 1 - "
    "sigmoid(x).",
    "tanh_of_x": "(1 + tanh(x)) / 2 is sigmoid(2x), twice too steep; the identity takes tanh(x / 2).",
    "tanh_slope": "The slope is 1 - s**2, which belongs to tanh; for the sigmoid it is s * (1 - s).",
    "slope_of_the_input": "The slope is x * (1 - x): the shortcut s * (1 - s) takes the output s, not the "
    "input x.",
    "slope_negated": "The slope is s * (s - 1): the sigmoid rises everywhere, so its slope is never "
    "negative.",
}


def sigmoid_and_gradient(x, *, bug=frozenset()):
    if "clipped_to_six" in bug:
        x = np.clip(x, -6.0, 6.0)
    t = -x if "exponent_sign" in bug else x
    t = 2.0 * t if "tanh_of_x" in bug else t
    e = np.exp(-np.abs(t))
    s = np.where(t >= 0, 1.0, e) / (1.0 + e)
    if "right_half_overflows" in bug:
        s = np.exp(t) / (1.0 + np.exp(t))
    ds = s * (1.0 - s)
    if "slope_unguarded" in bug:
        ds = np.exp(-t) / (1.0 + np.exp(-t)) ** 2
    if "slope_is_the_value" in bug:
        ds = s.copy()
    if "slope_of_the_output" in bug:
        again = 1.0 / (1.0 + np.exp(-s))
        ds = again * (1.0 - again)
    if "tanh_slope" in bug:
        ds = 1.0 - s**2
    if "slope_of_the_input" in bug:
        ds = x * (1.0 - x)
    if "slope_negated" in bug:
        ds = -ds
    return s, ds

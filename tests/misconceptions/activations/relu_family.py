import numpy as np

BUGS = {
    "elu_slope_is_the_value": "The derivative of ELU is given as a * (exp(z) - 1). That is its value; the "
    "derivative is a * exp(z), which is the value plus a.",
    "relu_slope_one_at_zero": "ReLU has slope 1 at z = 0 here. It is a legal subgradient, but not the "
    "convention of the frameworks, which take 0.",
    "right_slope_at_zero": "Leaky ReLU, ELU and SELU take the slope of the right branch at z = 0; by "
    "convention zero belongs to the left branch.",
    "elu_ignores_a": "ELU saturates at -1 whatever a is; it should saturate at -a.",
    "branches_blended": "ELU and SELU add both branches, each times a 0/1 mask. For large z the unused "
    "exponential is inf, and 0 * inf = NaN: clamp its argument or select with where.",
    "leaky_as_a_maximum": "Leaky ReLU is written as max(z, a * z), which picks the wrong branch on both "
    "sides when a > 1.",
    "leaky_ignores_a": "Leaky ReLU always uses the slope 0.01; a is the slope.",
    "leaky_divides_by_a": "A different convention: Xu et al. (2015) divide by a on the left, z / a; here a "
    "is the slope itself.",
    "elu_slope_without_a": "The derivative of ELU is exp(z) without the factor a.",
    "elu_as_celu": "A different convention: CELU divides z by a inside the exponential, which makes the "
    "slope at 0 equal to 1; ELU does not.",
    "selu_slope_without_lam": "The derivative of SELU lacks lam, which scales the value and so the slope "
    "too.",
    "selu_scales_right_only": "lam multiplies the right branch only; in SELU it scales both.",
    "selu_without_lam": "SELU without lam is an ELU with a deeper floor: the variance is no longer kept at "
    "1.",
    "selu_constants_swapped": "lam and alpha are exchanged: lam = 1.0507 scales everything, alpha = 1.6733 "
    "the exponential.",
    "selu_uses_a": "SELU takes a for alpha. Its constants are fixed: they are what keeps mean 0 and "
    "variance 1.",
}


def relu_family(z, kind, a=0.01, *, bug=frozenset()):
    right = z > 0
    if kind == "relu":
        at_zero = "relu_slope_one_at_zero" in bug
        return np.maximum(z, 0.0), (z >= 0 if at_zero else right).astype(float)
    slope_right = z >= 0 if "right_slope_at_zero" in bug else right
    if kind == "leaky":
        a = 0.01 if "leaky_ignores_a" in bug else a
        a = 1.0 / a if "leaky_divides_by_a" in bug else a
        if "leaky_as_a_maximum" in bug:
            right, slope_right = z >= a * z, z > a * z
        return np.where(right, z, a * z), np.where(slope_right, 1.0, a)
    lam, alpha = _constants(kind, a, bug)
    left, left_slope = _exponential(np.minimum(z, 0.0), kind, lam, alpha, bug)
    value, slope = np.where(right, lam * z, left), np.where(slope_right, lam, left_slope)
    if "branches_blended" in bug:
        left, left_slope = _exponential(z, kind, lam, alpha, bug)
        value = right * (lam * z) + ~right * left
        slope = slope_right * lam + ~slope_right * left_slope
    if kind == "selu" and "selu_slope_without_lam" in bug:
        slope = slope / 1.0507009873554805
    return value, slope


def _constants(kind, a, bug):
    if kind == "elu":
        return 1.0, 1.0 if "elu_ignores_a" in bug else a
    lam, alpha = 1.0507009873554805, 1.6732632423543772
    if "selu_constants_swapped" in bug:
        lam, alpha = alpha, lam
    return 1.0 if "selu_without_lam" in bug else lam, a if "selu_uses_a" in bug else alpha


def _exponential(z, kind, lam, alpha, bug):
    scale = alpha if kind == "selu" and "selu_scales_right_only" in bug else lam * alpha
    value, slope = scale * (np.exp(z) - 1.0), scale * np.exp(z)
    if kind == "elu" and "elu_as_celu" in bug:
        value, slope = scale * (np.exp(z / scale) - 1.0), np.exp(z / scale)
    if kind == "elu" and "elu_slope_without_a" in bug:
        slope = np.exp(z)
    if kind == "elu" and "elu_slope_is_the_value" in bug:
        slope = slope - (1.0 if "elu_slope_without_a" in bug else scale)
    return value, slope

import math

BUGS = {
    "mish_without_softplus": "Mish is taken as x * tanh(x). Without the softplus inside, the function is "
    "even and has its minimum at 0.",
    "mish_without_x": "Mish is taken as tanh(softplus(x)). Without the factor x there is no dip at all.",
    "value_bisected": "The sign of the value is bisected instead of that of the slope. The function is "
    "negative on both sides of its minimum: the sign of f says nothing.",
    "value_bisected_to_the_left": "The sign of the value is bisected, and the search ends at the left end. The "
    "function is negative on both sides of its minimum: only the sign of the slope tells.",
    "coarse_grid": "The lowest point of a grid of step 0.01 is returned: the place is right to a hundredth "
    "only.",
    "gelu_by_tanh": "The tanh form of GELU has its minimum elsewhere; the exact form is asked for.",
    "gelu_by_sigmoid": "x * sigmoid(1.702 x) is a cruder approximation of GELU, with another minimum.",
    "gelu_without_root_two": "erf(x) instead of erf(x / sqrt(2)) in GELU: the dip is narrower by sqrt(2).",
    "silu_as_hard_swish": "SiLU is replaced by its piecewise cousin x * relu6(x + 3) / 6, which dips at "
    "-1.5.",
    "silu_without_x": "SiLU is taken as sigmoid(x). Without the factor x there is no dip at all.",
    "silu_of_gelu": "The SiLU is x * sigmoid(1.702 x), the approximation of GELU; SiLU has no factor in the "
    "sigmoid.",
    "mish_softplus_as_exp": "softplus(x) is log(1 + exp(x)); tanh(exp(x)) leaves the logarithm out.",
    "interval_too_narrow": "The search starts at -1: the minima of SiLU and Mish lie left of it.",
    "results_swapped": "The results come in the wrong order: x_min first, value_min second.",
    "depth_without_sign": "value_min is the depth of the dip, a positive number; the value itself is "
    "negative.",
}


def activation_minimum(kind, *, bug=frozenset()):
    f = {"silu": _silu, "gelu": _gelu, "mish": _mish}[kind]
    low, high = -1.0 if "interval_too_narrow" in bug else -3.0, 0.0
    if "coarse_grid" in bug:
        x = min((low + 0.01 * i for i in range(round(-low * 100) + 1)), key=lambda t: f(t, bug))
    elif "value_bisected_to_the_left" in bug:
        x = _bisect(lambda t: -f(t, bug), low, high)
    elif "value_bisected" in bug:
        x = _bisect(lambda t: f(t, bug), low, high)
    else:
        x = _bisect(lambda t: f(t + 1e-5, bug) - f(t - 1e-5, bug), low, high)
    value = abs(f(x, bug)) if "depth_without_sign" in bug else f(x, bug)
    return (value, x) if "results_swapped" in bug else (x, value)


def _bisect(g, low, high):
    for _ in range(60):
        middle = (low + high) / 2.0
        low, high = (middle, high) if g(middle) < 0 else (low, middle)
    return (low + high) / 2.0


def _silu(x, bug):
    if "silu_as_hard_swish" in bug:
        return x * min(max(x + 3.0, 0.0), 6.0) / 6.0
    gate = 1.0 / (1.0 + math.exp(-(1.702 if "silu_of_gelu" in bug else 1.0) * x))
    return gate if "silu_without_x" in bug else x * gate


def _gelu(x, bug):
    if "gelu_by_tanh" in bug:
        return 0.5 * x * (1.0 + math.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)))
    if "gelu_by_sigmoid" in bug:
        return x / (1.0 + math.exp(-1.702 * x))
    return 0.5 * x * (1.0 + math.erf(x if "gelu_without_root_two" in bug else x / math.sqrt(2.0)))


def _mish(x, bug):
    softplus = math.exp(x) if "mish_softplus_as_exp" in bug else math.log1p(math.exp(x))
    gate = math.tanh(x if "mish_without_softplus" in bug else softplus)
    return gate if "mish_without_x" in bug else x * gate

import math

BUGS = {
    "deviation_per_layer": "Each layer contributes sqrt(c * kappa), which is how the standard deviation "
    "grows; second moments and variances grow by c * kappa.",
    "variance_of_the_output": "Forward uses the variance of f(z) instead of its second moment. The next "
    "layer sees E[f(z)**2], since its weights have mean 0: that is the step where He differs from Glorot.",
    "variance_both_ways": "Both directions use the variance of f(z) instead of E[f(z)**2]. The next layer sees the "
    "second moment, since its weights have mean 0.",
    "mean_slope_squared": "Backward uses the square of the mean slope, E[f']**2; a variance needs the mean of the "
    "square, E[f'**2].",
    "kappa_from_the_mean_slope": "kappa is the square of the mean slope, ((1 + slope) / 2)**2; both moments need the "
    "mean of the square.",
    "mean_slope_backward": "Backward uses the mean slope E[f'] of leaky ReLU; a variance needs E[f'**2].",
    "slope_not_squared": "kappa of leaky ReLU is (1 + slope) / 2; both moments square the slope.",
    "one_layer_short": "The exponent is depth - 1; every layer multiplies once, so there are depth factors.",
    "one_layer_too_many": "The exponent is depth + 1; every layer multiplies once, so there are depth "
    "factors.",
    "backward_is_the_reciprocal": "The gradient ratio is the reciprocal of the forward ratio; both "
    "directions multiply by c * kappa per layer, so they shrink or grow together.",
    "relu_keeps_everything": "ReLU gets kappa = 1, as if it were linear: it drops half of a symmetric z.",
    "leaky_ignores_slope": "Leaky ReLU gets the kappa of ReLU, 1/2; its left half passes slope**2 of the "
    "second moment.",
    "slope_for_relu": "The slope enters kappa of ReLU, which has none; only leaky ReLU uses it.",
    "c_counted_once": "c multiplies once instead of once per layer.",
    "c_counted_nowhere": "The weights are forgotten: only kappa is raised to the depth.",
    "backward_without_slope": "Backward uses c alone; the gradient also passes through f', and kappa is "
    "E[f'**2].",
    "depth_as_a_factor": "The factors are added, depth * c * kappa; layers in sequence multiply.",
}


def signal_gain(depth, c, act, slope=0.0, *, bug=frozenset()):
    left = {"linear": 1.0, "relu": 0.0, "leaky": slope}[act]
    if act == "leaky" and "leaky_ignores_slope" in bug:
        left = 0.0
    if act == "relu" and "slope_for_relu" in bug:
        left = slope
    if act == "relu" and "relu_keeps_everything" in bug:
        left = 1.0
    kappa = (1.0 + (left if "slope_not_squared" in bug else left**2)) / 2.0
    if "kappa_from_the_mean_slope" in bug:
        kappa = ((1.0 + left) / 2.0) ** 2
    forward = kappa - (1.0 - left) ** 2 / (2.0 * math.pi) if "variance_of_the_output" in bug else kappa
    backward = (1.0 + left) / 2.0 if "mean_slope_backward" in bug else kappa
    if "mean_slope_squared" in bug:
        backward = ((1.0 + left) / 2.0) ** 2
    if "variance_both_ways" in bug:
        forward = backward = kappa - (1.0 - left) ** 2 / (2.0 * math.pi)
    if "backward_without_slope" in bug:
        backward = 1.0
    forward, backward = (_over_layers(depth, c, factor, bug) for factor in (forward, backward))
    if "backward_is_the_reciprocal" in bug:
        backward = 1.0 / backward if backward else math.inf
    return forward, backward


def _over_layers(depth, c, kappa, bug):
    if {"one_layer_short", "one_layer_too_many"} & bug:
        depth += -1 if "one_layer_short" in bug else 1
    per_layer = kappa if {"c_counted_once", "c_counted_nowhere"} & bug else c * kappa
    if "deviation_per_layer" in bug:
        per_layer = math.sqrt(abs(per_layer))
    total = depth * per_layer if "depth_as_a_factor" in bug else per_layer**depth
    return c * total if "c_counted_once" in bug else total

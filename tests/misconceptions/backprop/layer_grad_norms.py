import numpy as np

BUGS = {
    "activation_for_slope": "The gradient is multiplied by act(z): the chain rule needs the slope act'(z). A "
    "sigmoid then seems to shrink by up to 1 per layer, not by 1/4.",
    "slope_at_activation": "The slope is evaluated at h: s(1 - s) and 1 - t**2 take the output, but act' as "
    "a function takes z.",
    "W_untransposed": "The gradient is multiplied by W: backward uses its transpose. Symmetric weights hide "
    "it.",
    "layers_not_reversed": "The backward sweep meets the first layer first: gradients meet the last layer "
    "first, and matrix products do not commute.",
    "slope_after_W": "The slope is applied after W.T: the diagonal Jacobian of a layer is on its output "
    "side, so it acts before W.T.",
    "slope_of_the_layer_below": "The slope that follows W.T is that of the layer below: the slope of a layer belongs "
    "to its own output side and acts before W.T.",
    "output_first": "The norms run from the output to the input: the first entry belongs to the input.",
    "norms_squared": "The norms are sums of squares: the square root is missing.",
    "output_norm_missing": "The norm at the output, l = L, is left out: L layers have L + 1 gradients.",
    "mean_for_sum": "The backward pass starts from 1/D: the output is the sum of h_L, so it starts from "
    "ones.",
    "relu_slope_one_at_zero": "The slope of ReLU at exactly 0 is 1 here: the convention is 0.",
    "last_slope_skipped": "The last layer's slope is left out, as if its output were linear.",
    "tanh_slope_unsquared": "The slope of tanh is written 1 - t: it is 1 - t**2.",
}


def layer_grad_norms(x, Ws, act, *, bug=frozenset()):
    h, zs, hs = x, [], []
    for W in Ws:
        z = W @ h
        h = _act(z, act)
        zs.append(z)
        hs.append(h)
    g = np.ones(len(x)) / (len(x) if "mean_for_sum" in bug else 1)
    gradients = [g]
    order = list(range(len(Ws))) if "layers_not_reversed" in bug else list(range(len(Ws)))[::-1]
    for l in order:
        at = hs[l] if "slope_at_activation" in bug else zs[l]
        slope = _act(at, act) if "activation_for_slope" in bug else _slope(at, act, bug)
        if "last_slope_skipped" in bug and l == len(Ws) - 1:
            slope = np.ones_like(slope)
        if "slope_of_the_layer_below" in bug:
            below = x if l == 0 else (hs if "slope_at_activation" in bug else zs)[l - 1]
            slope = _act(below, act) if "activation_for_slope" in bug else _slope(below, act, bug)
        W = Ws[l] if "W_untransposed" in bug else Ws[l].T
        g = slope * (W @ g) if {"slope_after_W", "slope_of_the_layer_below"} & bug else W @ (slope * g)
        gradients.append(g)
    norms = [float((g**2).sum() if "norms_squared" in bug else np.sqrt((g**2).sum())) for g in gradients]
    norms = norms[1:] if "output_norm_missing" in bug else norms
    return norms if "output_first" in bug else norms[::-1]


def _act(z, act):
    if act == "sigmoid":
        return 1.0 / (1.0 + np.exp(-z))
    return {"linear": z, "tanh": np.tanh(z), "relu": np.maximum(z, 0.0)}[act]


def _slope(z, act, bug):
    if act == "sigmoid":
        return _act(z, act) * (1.0 - _act(z, act))
    if act == "tanh":
        return 1.0 - np.tanh(z) ** (1 if "tanh_slope_unsquared" in bug else 2)
    if act == "relu":
        return (z >= 0 if "relu_slope_one_at_zero" in bug else z > 0).astype(float)
    return np.ones_like(z)

import math

import numpy as np

BUGS = {
    "sigmoid_gate": "The gate is sigmoid(x Wg), which makes a plain GLU; SwiGLU gates with t * sigmoid(t).",
    "other_branch_activated": "SiLU sits on x Wu. The names matter when a checkpoint is loaded: it belongs "
    "on the gate projection.",
    "branches_added": "The branches are added; the point of a gated unit is the product.",
    "silu_after_the_product": "SiLU is applied to the product; the gating happens before, on one branch.",
    "both_branches_activated": "SiLU sits on both branches; the up branch stays linear.",
    "gelu_gate": "A different convention: with GELU on the gate this is GEGLU.",
    "relu_gate": "A different convention: with ReLU on the gate this is ReGLU.",
    "no_activation": "The gate is x Wg itself, without an activation: a bilinear layer.",
    "up_branch_forgotten": "y = silu(x Wg) Wd: the up branch is missing, this is an ordinary two-matrix "
    "layer.",
    "sign_in_sigmoid": "t / (1 + exp(t)) is t * sigmoid(-t): the gate opens on the wrong side.",
    "tanh_gate": "The gate is tanh(x Wg); SiLU is t * sigmoid(t).",
    "residual_added": "x is added to the output; the residual connection belongs to the block, not to this "
    "layer.",
    "silu_on_the_output": "SiLU is applied to y; the down projection is the last step.",
}


def swiglu_ffn(x, Wg, Wu, Wd, *, bug=frozenset()):
    gate, up = x @ Wg, x @ Wu
    if "other_branch_activated" in bug:
        gate, up = up, gate
    late = "silu_after_the_product" in bug
    gate = gate if late else _activate(gate, bug)
    if "both_branches_activated" in bug:
        up = _silu(up, bug)
    hidden = gate + up if "branches_added" in bug else gate * up
    if "up_branch_forgotten" in bug:
        hidden = gate
    y = (_activate(hidden, bug) if late else hidden) @ Wd
    if "silu_on_the_output" in bug:
        y = _silu(y, bug)
    return y + x if "residual_added" in bug else y


def _silu(t, bug):
    return t / (1.0 + np.exp(t if "sign_in_sigmoid" in bug else -t))


def _activate(t, bug):
    if "no_activation" in bug:
        return t
    if "sigmoid_gate" in bug:
        return 1.0 / (1.0 + np.exp(t if "sign_in_sigmoid" in bug else -t))
    if "gelu_gate" in bug:
        return t * 0.5 * (1.0 + np.vectorize(math.erf, otypes=[float])(t / math.sqrt(2.0)))
    if "relu_gate" in bug:
        return np.maximum(t, 0.0)
    return np.tanh(t) if "tanh_gate" in bug else _silu(t, bug)

import math

import numpy as np

BUGS = {
    "one_norm_for_both": "Both sublayers use the first LayerNorm: each has a scale and shift of its own; "
    "norms at their initial values hide it.",
    "sublayers_in_parallel": "A different convention: attention and FFN both read the block's input (GPT-J, "
    "PaLM). The standard block feeds the FFN with what attention gave.",
    "sublayers_in_parallel_if_pre": "A different convention: in the pre-norm block attention and FFN both "
    "read the block's input (GPT-J, PaLM). The standard block feeds the FFN with what attention gave.",
    "first_residual_missing": "The skip around the attention is missing: there are two sublayers and two "
    "skips.",
    "second_residual_missing": "The skip around the FFN is missing: there are two sublayers and two skips.",
    "residual_from_the_norm": "The skip carries the normalized input: pre-norm keeps an unnormalized path "
    "from end to end.",
    "no_causal_mask": "There is no causal mask: rows read the tokens that they are to predict. One token "
    "cannot show it.",
    "pre_and_post_exchanged": "pre and post are exchanged: norm before the sublayer is pre, norm after the "
    "sum is post.",
    "final_norm_inside": "The pre-norm block ends with one more LayerNorm: that one stands once, after the "
    "whole stack.",
    "scaled_by_model_width": "The scores are divided by sqrt(D): each head's dot product has D/heads terms.",
    "unscaled_scores": "The scores are not divided by the square root of the head width.",
    "one_head": "The number of heads is ignored: one head of width D has one distribution for all features.",
    "heads_reshaped_directly": "The rows are reshaped to (heads, n, d) without a transpose: a head then "
    "holds slices of tokens, not of features.",
    "output_projection_missing": "The concatenated heads are not multiplied by Wo.",
    "gelu_by_tanh": "A different convention: GELU by the tanh formula, as GPT-2 does; asked is the exact "
    "one with erf.",
    "relu": "The activation is ReLU, as in the 2017 paper; asked is GELU.",
    "unbiased_variance": "The variance is divided by D - 1: LayerNorm divides by D.",
    "ffn_biases_missing": "The biases b1 and b2 of the FFN are left out.",
}


def transformer_block(x, P, heads, placement, *, bug=frozenset()):
    if "pre_and_post_exchanged" in bug:
        placement = "post" if placement == "pre" else "pre"
    second = ("g1", "c1") if "one_norm_for_both" in bug else ("g2", "c2")
    skip1 = 0.0 if "first_residual_missing" in bug else 1.0
    skip2 = 0.0 if "second_residual_missing" in bug else 1.0

    def norm1(z):
        return _norm(z, P["g1"], P["c1"], bug)

    def norm2(z):
        return _norm(z, P[second[0]], P[second[1]], bug)

    if placement == "pre":
        z = norm1(x)
        attended = skip1 * (z if "residual_from_the_norm" in bug else x) + _attention(z, P, heads, bug)
        z = norm2(x if bug & {"sublayers_in_parallel", "sublayers_in_parallel_if_pre"} else attended)
        out = skip2 * (z if "residual_from_the_norm" in bug else attended) + _ffn(z, P, bug)
        return norm2(out) if "final_norm_inside" in bug else out
    attended = norm1(skip1 * x + _attention(x, P, heads, bug))
    return norm2(skip2 * attended + _ffn(x if "sublayers_in_parallel" in bug else attended, P, bug))


def _attention(z, P, heads, bug):
    n, D = z.shape
    heads = 1 if "one_head" in bug else heads
    d = D // heads

    def split(w):
        projected = z @ P[w]
        if "heads_reshaped_directly" in bug:
            return projected.reshape(heads, n, d)
        return projected.reshape(n, heads, d).transpose(1, 0, 2)

    scores = split("Wq") @ split("Wk").transpose(0, 2, 1)
    if "unscaled_scores" not in bug:
        scores = scores / np.sqrt(D if "scaled_by_model_width" in bug else d)
    if "no_causal_mask" not in bug:
        scores = np.where(np.tri(n, dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = weights / weights.sum(axis=-1, keepdims=True) @ split("Wv")  # (heads, n, d)
    if "heads_reshaped_directly" in bug:
        joined = mixed.reshape(n, D)
    else:
        joined = mixed.transpose(1, 0, 2).reshape(n, D)
    return joined if "output_projection_missing" in bug else joined @ P["Wo"]


def _ffn(z, P, bug):
    with_bias = "ffn_biases_missing" not in bug
    u = z @ P["W1"] + P["b1"] * with_bias
    if "relu" in bug:
        hidden = np.maximum(u, 0)
    elif "gelu_by_tanh" in bug:
        hidden = u * (1 + np.tanh(np.sqrt(2 / np.pi) * (u + 0.044715 * u**3))) / 2
    else:
        hidden = u * (1 + np.vectorize(math.erf, otypes=[float])(u / np.sqrt(2))) / 2
    return hidden @ P["W2"] + P["b2"] * with_bias


def _norm(z, g, c, bug):
    centered = z - z.mean(axis=-1, keepdims=True)
    var = z.var(axis=-1, keepdims=True, ddof=1 if "unbiased_variance" in bug else 0)
    return centered / np.sqrt(var + 1e-5) * g + c

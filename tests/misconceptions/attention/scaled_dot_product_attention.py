"""Scaled dot-product attention with its known bugs as switches."""

import numpy as np

BUGS = {
    "unscaled": "The scores are not divided by sqrt(d): their spread grows with d and the softmax saturates.",
    "scaled_by_d": "The scores are divided by d, not by sqrt(d): a dot product has standard deviation "
    "sqrt(d), so this flattens the weights. At d = 1 it does not show.",
    "scaled_by_value_width": "The scores are divided by the root of the width of the values: their "
    "variance comes from the d terms of q.k, and e has no part in it.",
    "multiplied_by_the_scale": "The scores are multiplied by sqrt(d) instead of divided, which "
    "saturates the softmax faster than no scale at all.",
    "scaled_after_the_softmax": "The weights are divided by sqrt(d) instead of the scores: they no "
    "longer sum to 1, and the softmax saturates as before.",
    "no_max_shift": "The row maximum is not subtracted before exp: a score of 1000 overflows to inf, "
    "and inf / inf is NaN.",
    "one_maximum_for_all_rows": "One maximum is subtracted from all rows: a row far below it "
    "underflows to 0 / 0.",
    "keys_not_transposed": "q is multiplied by k, not by k^T: features are mixed instead of queries "
    "compared with keys. Only square inputs run.",
    "all_axes_transposed": "k.T turns the leading axes around too: each query meets the keys of all "
    "members of the batch. Two-dimensional inputs do not show it.",
    "softmax_over_queries": "The softmax runs over the queries: the weights of a key sum to 1, those "
    "of a query do not.",
    "softmax_over_everything": "One softmax covers all scores of all queries: the weights of a query "
    "no longer sum to 1.",
}


def scaled_dot_product_attention(q, k, v, *, bug=frozenset()):
    turned = k.T if "all_axes_transposed" in bug else np.swapaxes(k, -1, -2)
    scores = q @ (k if "keys_not_transposed" in bug else turned)
    width = v.shape[-1] if "scaled_by_value_width" in bug else q.shape[-1]
    scale = width if "scaled_by_d" in bug else np.sqrt(width)
    if "scaled_after_the_softmax" in bug:
        return _softmax(scores, bug) @ v / scale
    if "unscaled" not in bug:
        scores = scores * scale if "multiplied_by_the_scale" in bug else scores / scale
    return _softmax(scores, bug) @ v


def _softmax(scores, bug):
    axis = -2 if "softmax_over_queries" in bug else -1
    axis = None if "softmax_over_everything" in bug else axis
    top = scores.max(axis=None if "one_maximum_for_all_rows" in bug else axis, keepdims=True)
    weights = np.exp(scores if "no_max_shift" in bug else scores - top)
    return weights / weights.sum(axis=axis, keepdims=True)

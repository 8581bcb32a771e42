"""Multi-head attention with its known bugs as switches."""

import numpy as np

BUGS = {
    "scaled_by_the_model_width": "The scores are divided by sqrt(D): a dot product in a head has d = "
    "D / heads terms, so the scale is sqrt(d).",
    "unscaled": "The scores are not divided by sqrt(d): their spread grows with d and the softmax saturates.",
    "softmax_over_heads": "The softmax runs over the heads: each head is a distribution over keys of "
    "its own.",
    "softmax_over_queries": "The softmax runs over the queries: the weights of a query must sum to 1 "
    "over the keys.",
    "reshaped_without_transpose": "(B, n, D) is reshaped straight to (B, heads, n, d): memory is cut "
    "along the tokens, so that heads hold slices of tokens. The shape is right and nothing fails.",
    "merged_without_transpose": "(B, heads, n, d) is reshaped straight to (B, n, D): the heads must "
    "move back beside the features first, or tokens get mixed.",
    "heads_interleaved": "A different convention: head h takes the features h, h + heads, h + 2 "
    "heads, ...; here heads are contiguous blocks.",
    "no_output_projection": "The concatenated heads are returned without Wo, so the heads are never mixed.",
    "one_head": "The number of heads is ignored: one wide head has one distribution for all features.",
    "matrices_transposed": "A different convention: the matrices act as x @ W.T, as nn.Linear stores "
    "them; here as x @ W.",
    "mask_ignored": "keep is not used: masked tokens take part.",
    "mask_inverted": "A different convention: True is read as blocked, as nn.MultiheadAttention does; "
    "here True is kept.",
    "mask_after_the_softmax": "The weights are zeroed after the softmax: the rest of the row no "
    "longer sums to 1.",
    "mask_transposed": "keep[j, i] is used for query i and key j: rows of the mask are queries.",
}


def multi_head_attention(x, Wq, Wk, Wv, Wo, heads, keep=None, *, bug=frozenset()):
    D = x.shape[-1]
    heads = 1 if "one_head" in bug else heads
    if "matrices_transposed" in bug:
        Wq, Wk, Wv, Wo = Wq.T, Wk.T, Wv.T, Wo.T
    q, k, v = (_split(x @ W, heads, bug) for W in (Wq, Wk, Wv))
    scores = q @ k.swapaxes(-1, -2)
    if "unscaled" not in bug:
        scores = scores / np.sqrt(D if "scaled_by_the_model_width" in bug else D // heads)
    out = _merge(_weights(scores, keep, bug) @ v, bug)
    return out if "no_output_projection" in bug else out @ Wo


def _weights(scores, keep, bug):
    if keep is None or "mask_ignored" in bug:
        keep = np.ones(scores.shape[-2:], bool)
    elif "mask_inverted" in bug:
        keep = ~keep
    keep = keep.T if "mask_transposed" in bug else keep
    late = "mask_after_the_softmax" in bug
    axis = 1 if "softmax_over_heads" in bug else -2 if "softmax_over_queries" in bug else -1
    shown = scores if late else np.where(keep, scores, -np.inf)
    weights = np.exp(shown - shown.max(axis=axis, keepdims=True))
    weights = weights / weights.sum(axis=axis, keepdims=True)
    return weights * keep if late else weights


def _split(t, heads, bug):
    B, n, D = t.shape
    if "reshaped_without_transpose" in bug:
        return t.reshape(B, heads, n, D // heads)
    if "heads_interleaved" in bug:
        return t.reshape(B, n, D // heads, heads).transpose(0, 3, 1, 2)
    return t.reshape(B, n, heads, D // heads).swapaxes(1, 2)


def _merge(t, bug):
    B, heads, n, d = t.shape
    if "merged_without_transpose" in bug:
        return t.reshape(B, n, heads * d)
    if "heads_interleaved" in bug:
        return t.transpose(0, 2, 3, 1).reshape(B, n, heads * d)
    return t.swapaxes(1, 2).reshape(B, n, heads * d)

"""Cross-attention with its known bugs as switches."""

import numpy as np

BUGS = {
    "queries_from_the_encoder": "The queries come from the memory: the decoder asks and the encoder "
    "answers, and the output has as many rows as the decoder has tokens.",
    "roles_swapped": "The memory asks and the decoder answers: the output has one row per source instead of "
    "one per decoder token.",
    "keys_from_the_decoder": "The keys come from the decoder: the weights then say nothing about the "
    "source. Only n = m runs.",
    "values_from_the_decoder": "The values come from the decoder: it copies itself and nothing of the "
    "source arrives. Only n = m runs.",
    "keys_and_values_swapped": "Wk makes the values and Wv the keys.",
    "padding_hides_queries": "The padding mask is laid over the queries: it has one entry per source "
    "and removes columns. A row without entries becomes NaN.",
    "causal_over_the_source": "Decoder token i sees the sources up to i only: the whole source is "
    "known beforehand, causality belongs to the decoder's self-attention.",
    "mask_ignored": "keep is not used: padding takes part.",
    "mask_inverted": "A different convention: True is read as padding, as PyTorch's key_padding_mask "
    "does; here True is kept.",
    "padding_zeroed": "Padded sources are set to 0 instead of masked: a score of 0 still has a weight of "
    "exp(0).",
    "mask_after_the_softmax": "The weights of padding are zeroed after the softmax: the rest no "
    "longer sums to 1.",
    "unscaled": "The scores are not divided by sqrt(D): their spread grows with D and the softmax saturates.",
    "scaled_by_the_source_length": "The scores are divided by sqrt(m): the scale comes from the width "
    "of the keys.",
    "softmax_over_queries": "The softmax runs over the decoder tokens: the weights of a query must "
    "sum to 1 over the sources.",
    "matrices_transposed": "A different convention: the matrices act as y @ W.T, as nn.Linear stores "
    "them; here as y @ W.",
}


def cross_attention(y, mem, Wq, Wk, Wv, keep=None, *, bug=frozenset()):
    if "keys_and_values_swapped" in bug:
        Wk, Wv = Wv, Wk
    if "matrices_transposed" in bug:
        Wq, Wk, Wv = Wq.T, Wk.T, Wv.T
    if "roles_swapped" in bug:
        y, mem, keep = mem, y, None
    if "padding_zeroed" in bug and keep is not None:
        mem, keep = mem * keep[:, None], None
    q = (mem if "queries_from_the_encoder" in bug else y) @ Wq
    k = (y if "keys_from_the_decoder" in bug else mem) @ Wk
    v = (y if "values_from_the_decoder" in bug else mem) @ Wv
    scores = q @ k.T
    if "unscaled" not in bug:
        scores = scores / np.sqrt(len(mem) if "scaled_by_the_source_length" in bug else q.shape[-1])
    keep = _kept(scores.shape, keep, bug)
    late, axis = "mask_after_the_softmax" in bug, 0 if "softmax_over_queries" in bug else 1
    if not late:
        scores = np.where(keep, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=axis, keepdims=True))
    weights = weights / weights.sum(axis=axis, keepdims=True)
    return (weights * keep if late else weights) @ v


def _kept(shape, keep, bug):
    kept = np.tri(*shape, dtype=bool) if "causal_over_the_source" in bug else np.ones(shape, bool)
    if keep is None or "mask_ignored" in bug:
        return kept
    keep = ~keep if "mask_inverted" in bug else keep
    return kept & (keep[:, None] if "padding_hides_queries" in bug else keep)

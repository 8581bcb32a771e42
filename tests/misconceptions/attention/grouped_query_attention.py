"""Grouped-query attention with its known bugs as switches."""

import numpy as np

BUGS = {
    "queries_averaged": "The query heads of a group are averaged: only keys and values are shared, "
    "each query head keeps an attention of its own.",
    "first_head_only": "All query heads use key/value head 0: that is multi-query attention.",
    "tiled_instead_of_repeated": "Query head h uses key/value head h % Hkv: groups are contiguous "
    "blocks of query heads. Neither Hkv = 1 nor Hkv = Hq tells the difference.",
    "values_tiled": "The keys are repeated, but the values are tiled: a query head reads the values "
    "of another group.",
    "divided_by_the_number_of_groups": "Query head h uses key/value head h // Hkv: the divisor is the "
    "size of a group, Hq / Hkv.",
    "key_value_heads_averaged": "The key/value heads are averaged into one: averaging converts a "
    "checkpoint once, attention itself keeps the heads apart.",
    "unscaled": "The scores are not divided by sqrt(d): their spread grows with d and the softmax saturates.",
    "scaled_by_the_model_width": "The scores are divided by sqrt(Hq d): a dot product in a head has d terms.",
    "softmax_over_queries": "The softmax runs over the queries: the weights of a query must sum to 1 "
    "over the keys.",
    "softmax_over_heads": "The softmax runs over the heads: each head is a distribution over keys of "
    "its own.",
}


def grouped_query_attention(q, k, v, *, bug=frozenset()):
    Hq, n, d = q.shape
    group = Hq // len(k)
    if "queries_averaged" in bug:
        q = np.repeat(q.reshape(-1, group, n, d).mean(axis=1), group, axis=0)
    if "key_value_heads_averaged" in bug:
        k, v = (np.repeat(t.mean(axis=0, keepdims=True), len(t), axis=0) for t in (k, v))
    heads = np.arange(Hq) // (len(k) if "divided_by_the_number_of_groups" in bug else group)
    if "tiled_instead_of_repeated" in bug:
        heads = np.arange(Hq) % len(k)
    if "first_head_only" in bug:
        heads = heads * 0
    scores = q @ k[heads].swapaxes(-1, -2)
    if "unscaled" not in bug:
        scores = scores / np.sqrt(Hq * d if "scaled_by_the_model_width" in bug else d)
    axis = 0 if "softmax_over_heads" in bug else 1 if "softmax_over_queries" in bug else 2
    weights = np.exp(scores - scores.max(axis=axis, keepdims=True))
    weights = weights / weights.sum(axis=axis, keepdims=True)
    return weights @ v[np.arange(Hq) % len(k) if "values_tiled" in bug else heads]

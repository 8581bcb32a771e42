"""Grouped-query attention: several query heads share one head of keys and values."""

import numpy as np


def grouped_query_attention(q, k, v):
    """Attend with more query heads than key/value heads.

    torch.nn.functional.scaled_dot_product_attention, which has enable_gqa=True, is off limits.

    Formula:
        out_h = softmax(q_h k_g^T / sqrt(d)) v_g   with g = h // (Hq / Hkv)
        where the softmax runs over the keys: consecutive query heads share a key/value head.
        Hkv = 1 is multi-query attention, Hkv = Hq is ordinary multi-head attention. The KV cache
        shrinks by Hq / Hkv, the work of the queries does not.

    Args:
        q: (Hq, n, d) float. Queries of each head.
        k: (Hkv, m, d) float. Keys; Hkv divides Hq.
        v: (Hkv, m, d) float. Values.

    Returns:
        (Hq, n, d) float. Each query head has an output of its own.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        Four query heads, two heads of values: heads 0 and 1 read the first, heads 2 and 3 the second.

        >>> q, k = np.zeros((4, 1, 1)), np.zeros((2, 3, 1))
        >>> v = np.array([[[1.0], [1.0], [1.0]], [[2.0], [2.0], [2.0]]])
        >>> grouped_query_attention(q, k, v)[:, 0, 0].round(6)
        array([1., 1., 2., 2.])

    Reference:
        Shazeer, "Fast Transformer Decoding: One Write-Head is All You Need" (2019); Ainslie et al.,
        "GQA: Training Generalized Multi-Query Transformer Models from Multi-Head Checkpoints" (2023).
    """
    group = q.shape[0] // k.shape[0]  # query heads per key/value head

    # repeat gives heads 0 0 1 1; tile would give 0 1 0 1, which pairs queries with the wrong keys.
    k, v = np.repeat(k, group, axis=0), np.repeat(v, group, axis=0)  # (Hq, m, d)

    scores = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])  # (Hq, n, m)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)

    return weights @ v  # (Hq, n, d)

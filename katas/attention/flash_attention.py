"""Attention block by block: an online softmax that never holds the whole score matrix."""

import numpy as np


def flash_attention(q, k, v, block):
    """Compute exact attention in one pass over blocks of keys.

    torch.nn.functional.scaled_dot_product_attention is off limits.

    Formula:
        S = q k_b^T / sqrt(d), the scores of one block, (n, block)
        new_top = max(top, row maximum of S)
        c = exp(top - new_top), which shrinks what was summed under the old maximum
        l = c l + row sum of exp(S - new_top)
        o = c o + exp(S - new_top) v_b
        top = new_top
        At the start top = -inf, l = 0 and o = 0. At the end out = o / l and lse = top + log(l), the
        logarithm of the sum of the exponentials of all scaled scores of a query.

    Args:
        q: (n, d) float. Queries.
        k: (m, d) float. Keys.
        v: (m, e) float. Values.
        block: int, at least 1. Keys per block; the last block may be shorter.

    Returns:
        tuple of out, (n, e) float, and lse, (n,) float, in this order.
        Scaled scores of a thousand, of either sign and in any order, stay finite, and no more is held at one
        time than a few arrays of n x block entries: the n x m matrix is never built.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        The scores are log 2, 0 and log 5: weights of 2/8, 1/8 and 5/8, and lse = log 8.

        >>> k, v = np.log([[2.0], [1.0], [5.0]]), np.array([[4.0], [8.0], [16.0]])
        >>> out, lse = flash_attention(np.ones((1, 1)), k, v, 2)
        >>> out.round(6), np.exp(lse).round(6)
        (array([[12.]]), array([8.]))

    Reference:
        Milakov and Gimelshein, "Online normalizer calculation for softmax" (2018); Rabe and Staats,
        "Self-attention Does Not Need O(n^2) Memory" (2021); Dao et al., "FlashAttention: Fast and
        Memory-Efficient Exact Attention with IO-Awareness" (2022).
    """
    raise NotImplementedError

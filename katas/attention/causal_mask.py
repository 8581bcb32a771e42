"""The causal mask: which keys each query may attend to, also behind a KV cache."""

import numpy as np


def causal_mask(n_q, n_k):
    """Let each query attend to its own position and to all earlier ones.

    Formula:
        keep[i, j] = j <= i + (n_k - n_q)
        The queries are the LAST n_q of the n_k positions: the keys before them come from a cache.
        Row 0 is therefore position n_k - n_q, and a token always sees itself (aligned at the bottom
        right; torch's is_causal=True is aligned at the top left, which differs unless n_q = n_k).

    Args:
        n_q: int. Number of queries, 1 <= n_q <= n_k.
        n_k: int. Number of keys, those in the cache included.

    Returns:
        (n_q, n_k) bool. True where query i may attend to key j.

    Raises:
        Nothing of its own: 1 <= n_q <= n_k is taken for granted.

    Example:
        >>> causal_mask(2, 4)
        array([[ True,  True,  True, False],
               [ True,  True,  True,  True]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017); the alignment is the one that
        FlashAttention (Dao et al.) has used since version 2.1.
    """
    raise NotImplementedError

"""Scaled dot-product attention: every query takes a weighted mean of the values."""

import numpy as np


def scaled_dot_product_attention(q, k, v):
    """Mix the values by how well each query matches each key.

    torch.nn.functional.scaled_dot_product_attention is off limits: it is this kata.

    Formula:
        out = softmax(q k^T / sqrt(d)) v
        where d is the width of a query and of a key, and the softmax runs over the keys, the last
        axis of the scores. Each row of scores is shifted by its own maximum before exp, so that
        scores of several thousand, of either sign, give finite weights.

    Args:
        q: (..., n, d) float. Queries.
        k: (..., m, d) float. Keys, with the leading axes of q.
        v: (..., m, e) float. Values, one for each key; their width e may differ from d.

    Returns:
        (..., n, e) float. One mixed value per query.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        The scores are (2 log 3) / sqrt(4) = log 3 and 0, so the weights are 3/4 and 1/4.

        >>> q = np.array([[2 * np.log(3), 0.0, 0.0, 0.0]])
        >>> k = np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
        >>> v = np.array([[4.0, 0.0], [8.0, 4.0]])
        >>> scaled_dot_product_attention(q, k, v).round(6)
        array([[5., 1.]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017).
    """
    raise NotImplementedError

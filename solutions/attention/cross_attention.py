"""Cross-attention: the decoder asks, the encoder's memory answers."""

import numpy as np


def cross_attention(y, mem, Wq, Wk, Wv, keep=None):
    """Let every decoder token read from the encoder's memory, with one head.

    torch.nn.functional.multi_head_attention_forward and torch.nn.MultiheadAttention are off limits.

    Formula:
        Q = y Wq, K = mem Wk, V = mem Wv
        out = softmax(Q K^T / sqrt(D)) V
        where the softmax runs over the m source positions and padded sources get weight 0. There
        is no causal mask: the whole source is known before the first target token.

    Args:
        y: (n, D) float. Tokens of the decoder.
        mem: (m, D) float. What the encoder gave.
        Wq: (D, D) float. Acts as y @ Wq.
        Wk: (D, D) float. Acts as mem @ Wk.
        Wv: (D, D) float. Acts as mem @ Wv.
        keep: (m,) bool or None. True for a real source token, False for padding; at least one is
            True. None keeps everything.

    Returns:
        (n, D) float. One row per decoder token.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        With queries of 0 the output is the mean of the sources that are kept.

        >>> y, eye = np.ones((1, 2)), np.eye(2)
        >>> mem = np.array([[1.0, 0.0], [3.0, 2.0], [8.0, 7.0]])
        >>> cross_attention(y, mem, 0 * eye, eye, eye)
        array([[4., 3.]])
        >>> cross_attention(y, mem, 0 * eye, eye, eye, keep=np.array([True, True, False]))
        array([[2., 1.]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017), encoder-decoder attention.
    """
    q, k, v = y @ Wq, mem @ Wk, mem @ Wv  # (n, D), (m, D), (m, D)
    scores = q @ k.T / np.sqrt(q.shape[-1])  # (n, m)
    if keep is not None:
        # keep has one entry per source, so it lies along the last axis: whole columns disappear, never rows.
        scores = np.where(keep, scores, -np.inf)

    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)  # (n, m), over the source

    return weights @ v  # (n, D)

"""Multi-head self-attention: several narrow attentions side by side, mixed at the end."""

import numpy as np


def multi_head_attention(x, Wq, Wk, Wv, Wo, heads, keep=None):
    """Attend with several heads, each on its own slice of the features.

    torch.nn.functional.multi_head_attention_forward and torch.nn.MultiheadAttention are off limits.

    Formula:
        Q, K, V = x Wq, x Wk, x Wv
        head_h = softmax(Q_h K_h^T / sqrt(d)) V_h
        out = concat(head_0, ..., head_(heads-1)) Wo
        where d = D / heads, and the index h takes the features h d to (h + 1) d: heads are contiguous
        blocks, in order. The softmax runs over the keys. There are no biases.

    Args:
        x: (B, n, D) float. Tokens; the sequences of a batch do not see each other.
        Wq: (D, D) float. Acts as x @ Wq.
        Wk: (D, D) float. Acts as x @ Wk.
        Wv: (D, D) float. Acts as x @ Wv.
        Wo: (D, D) float. Acts on the concatenated heads as concat @ Wo.
        heads: int. Number of heads, divides D.
        keep: (n, n) bool or None. keep[i, j] is True where token i may attend to token j, in every head and
            sequence; each row keeps at least one. None keeps everything.

    Returns:
        (B, n, D) float.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        With queries of 0 both heads give every token the same weight.

        >>> x, eye = np.array([[[1.0, 2.0], [3.0, 6.0]]]), np.eye(2)
        >>> multi_head_attention(x, 0 * eye, eye, eye, eye, 2)
        array([[[2., 4.],
                [2., 4.]]])
        >>> multi_head_attention(x, 0 * eye, eye, eye, eye, 2, keep=np.tril(np.ones((2, 2), bool)))
        array([[[1., 2.],
                [2., 4.]]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017).
    """
    B, n, D = x.shape
    d = D // heads

    def split(t):
        # Split the features first, then move the heads: a reshape straight to (B, heads, n, d) cuts tokens.
        return t.reshape(B, n, heads, d).swapaxes(1, 2)  # (B, heads, n, d)

    q, k, v = split(x @ Wq), split(x @ Wk), split(x @ Wv)
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(d)  # (B, heads, n, n), d and not D
    if keep is not None:
        scores = np.where(keep, scores, -np.inf)

    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)

    mixed = (weights @ v).swapaxes(1, 2).reshape(B, n, D)  # heads side by side again
    return mixed @ Wo

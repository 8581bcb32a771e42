"""One step of generation with a KV cache and RoPE: the new token asks, all tokens so far answer."""

import numpy as np


def decode_step(x, pos, K, V, Wq, Wk, Wv, base=10000.0):
    """Attend from one new token over the cache and itself, and return the longer caches.

    Formula:
        k = rope(x Wk, pos), v = x Wv       appended to the caches first, as their last row
        q = rope(x Wq, pos)
        out = softmax(q K^T / sqrt(d)) V    over all t + 1 keys, the new one included

        rope(z, pos): with angle(i) = pos * base**(-2i/d), the neighbors a = z[2i] and b = z[2i+1]
        become a cos - b sin and a sin + b cos. The cache holds keys that are already rotated;
        values are never rotated. Steps pos = 0, ..., n-1, starting from empty caches, give the
        rows of full causal attention over the n tokens.

    Args:
        x: (d,) float. The new token's vector, d even.
        pos: Its absolute position, an int equal to t.
        K: (t, d) float. Rotated keys of the tokens before it; t = 0 for the first token.
        V: (t, d) float. Values of the tokens before it.
        Wq: (d, d) float. Query projection, applied as x @ Wq; a single head.
        Wk: (d, d) float. Key projection.
        Wv: (d, d) float. Value projection.
        base: Base of the rotary wavelengths.

    Returns:
        Three values: out (d,) float, K (t+1, d) float and V (t+1, d) float, the caches with the
        new token's row at the end. The K and V passed in are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        The first token has nobody but itself to look at, so its output is its own value:

        >>> empty, eye = np.zeros((0, 2)), np.eye(2)
        >>> out, K, V = decode_step(np.array([1.0, 3.0]), 0, empty, empty, eye, eye, 2 * eye)
        >>> out
        array([2., 6.])
        >>> K
        array([[1., 3.]])

    Reference:
        Su et al., "RoFormer: Enhanced Transformer with Rotary Position Embedding" (2021);
        Pope et al., "Efficiently Scaling Transformer Inference" (2023).
    """
    # Append first: a token attends to itself. Its position is absolute, not 0 within this call.
    K = np.vstack([K, _rope(x @ Wk, pos, base)])  # (t+1, d)
    V = np.vstack([V, x @ Wv])  # (t+1, d)
    q = _rope(x @ Wq, pos, base)  # (d,)

    # No mask: everything in the cache lies in the past.
    scores = K @ q / np.sqrt(len(x))  # (t+1,)
    weights = np.exp(scores - scores.max())
    return weights / weights.sum() @ V, K, V


def _rope(z, pos, base):
    angle = pos * base ** (-np.arange(0, len(z), 2) / len(z))  # (d/2,)
    a, b = z[0::2], z[1::2]
    out = np.empty(len(z))
    out[0::2] = a * np.cos(angle) - b * np.sin(angle)
    out[1::2] = a * np.sin(angle) + b * np.cos(angle)
    return out

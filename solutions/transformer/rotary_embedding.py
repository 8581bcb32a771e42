"""RoPE: turn queries and keys by their position, so that their dot product sees only the offset."""

import numpy as np


def rotary_embedding(x, pos, base=10000.0):
    """Rotate each pair of neighboring features by an angle that grows with the position.

    Formula:
        angle(t, i) = pos[t] * base**(-2i/d)     for the pairs i = 0, ..., d/2 - 1
        with a = x[t, 2i] and b = x[t, 2i+1]:
        out[t, 2i]   = a * cos(angle) - b * sin(angle)
        out[t, 2i+1] = a * sin(angle) + b * cos(angle)

        Pairs are neighbors (interleaved): (x0, x1), (x2, x3), and so on. The rotate-half layout
        of other libraries pairs x_i with x_{i + d/2} instead; it is not what is asked here.

    Args:
        x: (n, d) float. Queries or keys of one head, d even.
        pos: (n,) int. The absolute position of each row, in any order, not always 0..n-1.
        base: Base of the wavelengths.

    Returns:
        (n, d) float. The rotated rows; x itself is left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match and d to be even.

    Example:
        >>> rotary_embedding(np.array([[1.0, 0.0, 1.0, 0.0]]), np.array([2])).round(4)
        array([[-0.4161,  0.9093,  0.9998,  0.02  ]])

    Reference:
        Su et al., "RoFormer: Enhanced Transformer with Rotary Position Embedding" (2021).
        On the two layouts: huggingface/transformers, issue 25199.
    """
    d = x.shape[-1]
    frequency = base ** (-np.arange(0, d, 2) / d)  # (d/2,): arange(0, d, 2) is already 2i
    angle = pos[:, None] * frequency  # (n, d/2)
    a, b = x[:, 0::2], x[:, 1::2]  # (n, d/2) each

    # Both components read the OLD a and b; an update in place would not be a rotation.
    out = np.empty((len(pos), d))
    out[:, 0::2] = a * np.cos(angle) - b * np.sin(angle)
    out[:, 1::2] = a * np.sin(angle) + b * np.cos(angle)
    return out

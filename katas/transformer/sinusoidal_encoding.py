"""The fixed position vectors of the 2017 Transformer: one clock hand per pair of features."""

import numpy as np


def sinusoidal_encoding(n, d):
    """Build the sinusoidal positional encodings of positions 0 to n-1.

    Formula:
        angle(pos, i) = pos / 10000**(2i/d)      for the pairs i = 0, ..., d/2 - 1
        PE[pos, 2i]   = sin(angle(pos, i))
        PE[pos, 2i+1] = cos(angle(pos, i))

        Sine and cosine of one pair sit side by side (interleaved), and share their angle.
        Positions count from 0, so row 0 is (0, 1, 0, 1, ...).

    Args:
        n: Number of positions, at least 1.
        d: Width of a position vector, an even number.

    Returns:
        (n, d) float. Row pos is the encoding of position pos.

    Raises:
        Nothing of its own: d is taken to be even.

    Example:
        >>> sinusoidal_encoding(2, 4).round(4)
        array([[0.    , 1.    , 0.    , 1.    ],
               [0.8415, 0.5403, 0.01  , 1.    ]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017), on positional encoding.
    """
    raise NotImplementedError

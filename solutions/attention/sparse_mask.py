"""Sparse causal masks: a local window, strided look-backs and global tokens."""

import numpy as np


def sparse_mask(n, window, stride=None, n_global=0):
    """Say which earlier positions each position may attend to.

    Formula:
        keep[i, j] = j <= i and (local or strided or global)
        local:   i - j < window
        strided: stride is given and (i - j) % stride == 0, counted back from the query i
        global:  j < n_global or i < n_global, so the first n_global tokens see and are seen
        Nothing overrides j <= i: global tokens do not see the future either.

    Args:
        n: int. Number of positions.
        window: int, at least 1. Number of positions in the window, the token itself included: 1 is self only.
        stride: int, at least 1, or None. Distance between look-backs; None means none.
        n_global: int. How many of the first tokens are global.

    Returns:
        (n, n) bool. True where position i may attend to position j.

    Raises:
        Nothing of its own: arguments are taken to be in range.

    Example:
        >>> sparse_mask(5, 1, stride=3).astype(int)
        array([[1, 0, 0, 0, 0],
               [0, 1, 0, 0, 0],
               [0, 0, 1, 0, 0],
               [1, 0, 0, 1, 0],
               [0, 1, 0, 0, 1]])

    Reference:
        Child et al., "Generating Long Sequences with Sparse Transformers" (2019), strided pattern;
        Beltagy, Peters and Cohan, "Longformer: The Long-Document Transformer" (2020), window and
        global tokens; Zaheer et al., "Big Bird: Transformers for Longer Sequences" (2020).
    """
    i, j = np.arange(n)[:, None], np.arange(n)  # (n, 1) queries, (n,) keys

    keep = i - j < window  # true for every future j as well: the cut below is needed
    if stride is not None:
        keep = keep | ((i - j) % stride == 0)
    keep = keep | (j < n_global) | (i < n_global)

    return keep & (j <= i)

"""Masked softmax: probabilities over the kept entries of each row, exactly zero elsewhere."""

import numpy as np


def masked_softmax(s, keep):
    """Softmax over the kept entries of the last axis.

    torch.nn.functional.scaled_dot_product_attention and torch.masked.softmax are off limits.

    Formula:
        p[..., j] = exp(s[..., j]) / sum over kept j' of exp(s[..., j'])   where keep is True
        p[..., j] = 0                                                      where keep is False
        A row in which nothing is kept gives zeros only: not NaN, and not equal weights.

    Args:
        s: (..., n, m) float. Scores. Kept scores are finite and may be in the billions, of either
            sign. Masked scores may be anything, also huge, infinite or NaN: they never matter.
        keep: bool, broadcasts to the shape of s. True means that the entry takes part.

    Returns:
        (..., n, m) float. Each row sums to 1, or to 0 where nothing is kept; s is left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> s = np.array([[0.0, np.log(3), 9.0], [1.0, 2.0, 3.0]])
        >>> keep = np.array([[True, True, False], [False, False, False]])
        >>> masked_softmax(s, keep).round(6)
        array([[0.25, 0.75, 0.  ],
               [0.  , 0.  , 0.  ]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017), for masking before the softmax; zeros for
        rows in which nothing is kept are what PyTorch's scaled_dot_product_attention gives since 2.5.
    """
    # The score is replaced, not added to: NaN + anything is NaN, and 1e9 - 1e9 is an ordinary score.
    shown = np.where(keep, s, -np.inf)  # (..., n, m)

    top = shown.max(axis=-1, keepdims=True)  # (..., n, 1), -inf where nothing is kept
    # -inf - (-inf) is NaN, so a row without an entry is shifted by 0: every exp(-inf) in it is 0.
    weights = np.exp(shown - np.where(np.isneginf(top), 0.0, top))

    total = weights.sum(axis=-1, keepdims=True)  # (..., n, 1), 0 where nothing is kept, else at least 1
    return weights / np.where(total == 0.0, 1.0, total)

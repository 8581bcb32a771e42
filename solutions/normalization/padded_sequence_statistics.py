"""Batch and layer statistics of sequences of different lengths, padded to a common one."""

import numpy as np


def padded_sequence_statistics(x, lengths):
    """Return the statistics that BatchNorm and LayerNorm would use on a padded batch, padding left out.

    Formula:
        Token (i, t) is valid where t < lengths[i]; let M = sum(lengths) be the number of valid tokens.
        bn_mean[d] = sum of x[i, t, d] over valid (i, t) / M
        bn_var[d]  = sum of (x[i, t, d] - bn_mean[d])**2 over valid (i, t) / M
        ln_mean[i, t], ln_var[i, t]: mean and biased variance of x[i, t] over its D features where (i, t) is
        valid, 0 where it is padding.

    Args:
        x: (B, T, D) float. Padded on the right with arbitrary finite values, not only zeros.
        lengths: (B,) int. Valid tokens of each sequence, at positions 0 to lengths[i] - 1. At least one token
            of the batch is valid.

    Returns:
        dict with "bn_mean" (D,), "bn_var" (D,), "ln_mean" (B, T) and "ln_var" (B, T), all float.
        The arguments are left unchanged: copy before filling in.

    Raises:
        Nothing of its own: 0 <= lengths <= T.

    Example:
        Two sequences of two features; the second has one token, and its padding holds 99s.

        >>> x = np.array([[[1.0, 5.0], [3.0, 7.0]], [[5.0, 9.0], [99.0, 99.0]]])
        >>> s = padded_sequence_statistics(x, np.array([2, 1]))
        >>> s["bn_mean"], s["bn_var"].round(4)
        (array([3., 7.]), array([2.6667, 2.6667]))
        >>> s["ln_mean"], s["ln_var"]
        (array([[3., 5.],
               [7., 0.]]), array([[4., 4.],
               [4., 0.]]))

    Reference:
        Ba, Kiros and Hinton, "Layer Normalization" (2016).
        Shen et al., "PowerNorm: Rethinking Batch Normalization in Transformers" (2020).
    """
    valid = np.arange(x.shape[1]) < np.asarray(lengths)[:, None]  # (B, T)

    # Choosing the valid tokens first: a masked deviation (0 - mean) would add mean**2 per padded token.
    tokens = x[valid]  # (M, D)

    return {
        "bn_mean": tokens.mean(axis=0),
        "bn_var": tokens.var(axis=0),
        "ln_mean": np.where(valid, x.mean(axis=-1), 0.0),  # needs no other token
        "ln_var": np.where(valid, x.var(axis=-1), 0.0),
    }

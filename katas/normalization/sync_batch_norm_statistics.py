"""SyncBatchNorm: the statistics of the global batch from those of each GPU."""

import numpy as np


def sync_batch_norm_statistics(means, variances, counts):
    """Combine the statistics of R ranks into those of the union of their values.

    Formula:
        n = sum_r counts[r]
        mean = sum_r counts[r] * means[r] / n
        var = sum_r counts[r] * (variances[r] + (means[r] - mean)**2) / n
        Variances are biased on both sides (divided by the count), so that `mean` and `var` are exactly the
        statistics of all n values together. Ranks may hold different numbers of values.

    Args:
        means: (R, C) float. Mean of each channel on each rank.
        variances: (R, C) float. Biased variance of each channel on each rank.
        counts: (R,) int. Values per channel on each rank, each at least 1.

    Returns:
        (mean, var): two (C,) float arrays, var biased.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        Rank 0 holds (-1, 1), rank 1 holds (2, 2, 4, 4); the six values have mean 2 and squared deviations
        9, 1, 0, 0, 4, 4, which is 18 / 6 = 3.

        >>> sync_batch_norm_statistics(np.array([[0.0], [3.0]]), np.array([[1.0], [1.0]]), np.array([2, 4]))
        (array([2.]), array([3.]))

    Reference:
        Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance" (1983).
        Peng et al., "MegDet: A Large Mini-Batch Object Detector" (2018).
    """
    raise NotImplementedError

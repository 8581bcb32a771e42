"""Data parallelism: the gradient that is applied, and the one that was meant."""

import numpy as np


def data_parallel_gradients(local_means, counts):
    """Compare what DistributedDataParallel applies with the gradient of the mean loss over all samples.

    Each of R ranks has the gradient of the mean loss over its own samples. The all-reduce adds these
    gradients up and divides by the number of ranks; nobody tells it how many samples stand behind each.

    Formula:
        applied = sum_r local_means[r] / R
        exact = sum_r counts[r] * local_means[r] / sum_r counts[r]
        The two agree when all counts are equal.

    Args:
        local_means: (R, P) float. For each rank the gradient of ITS mean loss, P parameters.
        counts: (R,) int. Samples on each rank, each at least 1.

    Returns:
        (applied, exact): two (P,) float arrays.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> data_parallel_gradients(np.array([[1.0, 0.0], [5.0, 4.0]]), np.array([1, 3]))
        (array([3., 2.]), array([4., 3.]))

    Reference:
        Li et al., "PyTorch Distributed: Experiences on Accelerating Data Parallel Training" (2020).
    """
    raise NotImplementedError

"""Curriculum learning: which examples are easy enough for step t."""

import numpy as np


def curriculum_pool(difficulty, t, T, c0=0.01):
    """List the examples that are available at step t of a curriculum with the square-root pace.

    Formula:
        c(t) = min(1, sqrt(t * (1 - c0**2) / T + c0**2)), the competence: c0 at t = 0 and 1 from t = T on
        d[i] = (number of examples with difficulty <= difficulty[i]) / N, so ties share one value
        Example i is available if d[i] <= c(t). The easiest examples, all that tie for the minimum, are always
        available, also when no d[i] is as small as c(t).

    Args:
        difficulty: (N,) float. A score of each example, larger is harder; any scale.
        t: int, 0 or more. Step; t may pass T.
        T: int, above 0. The step from which on all examples are available.
        c0: float, 0 to 1. The share of the examples that is available at the start.

    Returns:
        (k,) int. Indices of the available examples in increasing order, as an array or a list.

    Raises:
        Nothing of its own.

    Example:
        >>> [curriculum_pool(np.array([3.0, 1.0, 2.0, 2.0]), t, 4, c0=0.5).tolist() for t in (0, 2, 4)]
        [[1], [1, 2, 3], [0, 1, 2, 3]]

    Reference:
        Bengio, Louradour, Collobert and Weston, "Curriculum Learning" (2009).
        Platanios, Stretcu, Neubig, Poczos and Mitchell, "Competence-based Curriculum Learning for Neural
        Machine Translation" (2019).
    """
    raise NotImplementedError

"""The pool of a curriculum in other styles."""

import math

import numpy as np


def loops(difficulty, t, T, c0=0.01):
    competence = min(1.0, math.sqrt(t * (1 - c0 * c0) / T + c0 * c0))
    pool = []
    for i, own in enumerate(difficulty):
        count = 0
        for other in difficulty:
            count += bool(other <= own)
        if count / len(difficulty) <= competence or own == min(difficulty):
            pool.append(i)
    return pool


def largest_difficulty_allowed(difficulty, t, T, c0=0.01):
    """Walk up the distinct difficulties as long as their rank allows, starting from the first."""
    values, counts = np.unique(difficulty, return_counts=True)
    competence = min(1.0, (t * (1 - c0**2) / T + c0**2) ** 0.5)
    allowed = np.cumsum(counts) / len(difficulty) <= competence
    allowed[0] = True
    return np.where(difficulty <= values[allowed].max())[0]


def pairwise(difficulty, t, T, c0=0.01):
    ranks = (difficulty[None, :] <= difficulty[:, None]).mean(axis=1)
    competence = max(min(1.0, np.sqrt(t * (1 - c0**2) / T + c0**2)), ranks.min())
    return np.arange(len(ranks))[ranks <= competence]


def torch_counts(difficulty, t, T, c0=0.01):
    import torch

    ordered = difficulty.sort().values
    ranks = torch.searchsorted(ordered, difficulty, right=True) / len(difficulty)
    competence = min(1.0, (t * (1 - c0**2) / T + c0**2) ** 0.5)
    return torch.nonzero((ranks <= competence) | (difficulty <= ordered[0])).flatten()

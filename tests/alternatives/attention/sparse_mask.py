"""Sparse causal masks in other styles."""

import numpy as np


def loops(n, window, stride=None, n_global=0):
    keep = np.zeros((n, n), dtype=bool)
    for i in range(n):
        for j in range(n):
            if j > i:
                continue
            local = i - j < window
            strided = stride is not None and (i - j) % stride == 0
            keep[i, j] = local or strided or j < n_global or i < n_global
    return keep


def sets(n, window, stride=None, n_global=0):
    keep = np.zeros((n, n), dtype=bool)
    for i in range(n):
        seen = {*range(i, max(i - window, -1), -1)}
        if stride:
            seen.update(range(i, -1, -stride))
        seen.update(j for j in range(n_global) if j <= i)
        keep[i, list(seen)] = True
    return keep


def diagonals(n, window, stride=None, n_global=0):
    distances = list(range(min(window, n))) + ([] if stride is None else list(range(0, n, stride)))
    keep = sum(np.eye(n, k=-distance) for distance in distances) > 0
    keep[:, :n_global] = True
    return np.tril(keep)


def torch_broadcast(n, window, stride=None, n_global=0):
    import torch

    token = torch.arange(n)
    back = token[:, None] - token[None, :]
    keep = (back < window) | (token < n_global) | (token < n_global)[:, None]
    if stride is not None:
        keep |= back.remainder(stride) == 0
    return keep.logical_and(back >= 0)

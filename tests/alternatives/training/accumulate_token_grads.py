"""Gradient accumulation in other styles."""

import numpy as np


def loops(micro):
    tokens = sum(n for _, n in micro)
    total = np.zeros(micro[0][0].shape)
    for g, n in micro:
        if n == 0:
            continue
        for place in np.ndindex(*g.shape):
            total[place] += g[place] * n / tokens
    return total


def running_mean(micro):
    mean, seen = None, 0
    for g, n in micro:
        if n:
            seen += n
            mean = g.copy() if mean is None else mean + (g - mean) * (n / seen)
    return mean


def weighted_average(micro):
    micro = [pair for pair in micro if pair[1]]
    return np.average([g for g, _ in micro], axis=0, weights=[n for _, n in micro])


def torch_einsum(micro):
    import torch

    gs = torch.stack([g.nan_to_num() if n == 0 else g for g, n in micro]).float()
    share = torch.tensor([float(n) for _, n in micro]).float()
    return torch.einsum("i,i...->...", share / share.sum(), gs)

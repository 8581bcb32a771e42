import math

import numpy as np


def loops(x, g, b, rm, rv, momentum=0.1, eps=1e-5):
    y = np.zeros(x.shape)
    new_rm, new_rv = np.zeros(len(g)), np.zeros(len(g))
    for c in range(x.shape[1]):
        values = [float(value) for value in x[:, c].ravel()]
        n = len(values)
        mean = sum(values) / n
        total = sum((value - mean) ** 2 for value in values)
        y[:, c] = (x[:, c] - mean) * (g[c] / math.sqrt(total / n + eps)) + b[c]
        new_rm[c] = rm[c] + momentum * (mean - rm[c])
        new_rv[c] = rv[c] + momentum * (total / (n - 1) - rv[c])
    return y, new_rm, new_rv


def channels_as_rows(x, g, b, rm, rv, momentum=0.1, eps=1e-5):
    channels_first = np.moveaxis(x, 1, 0)
    rows = channels_first.reshape(len(g), -1)
    mean = rows.mean(axis=1)
    variances = [np.var(rows, axis=1, ddof=ddof) for ddof in (0, 1)]
    scaled = (rows - mean[:, None]) * (g / np.sqrt(variances[0] + eps))[:, None] + b[:, None]
    y = np.moveaxis(scaled.reshape(channels_first.shape), 0, 1)
    return [y, momentum * mean + (1 - momentum) * rm, momentum * variances[1] + (1 - momentum) * rv]


def torch_lerp(x, g, b, rm, rv, momentum=0.1, eps=1e-5):
    import torch

    channels_last = x.movedim(1, -1)
    dims = tuple(range(channels_last.ndim - 1))
    var, mean = torch.var_mean(channels_last, dim=dims, correction=0)
    y = (channels_last - mean) * torch.rsqrt(var + eps) * g + b
    unbiased = torch.var(channels_last, dim=dims, correction=1)
    return y.movedim(-1, 1), torch.lerp(rm, mean, momentum), torch.lerp(rv, unbiased, momentum)

import math

import numpy as np


def loops(x, g, eps=1e-6):
    rows = x.reshape(-1, x.shape[-1])
    out = np.zeros(rows.shape)
    for i, row in enumerate(rows):
        total = 0.0
        for value in row:
            total += value * value
        root = math.sqrt(total / len(row) + eps)
        for j, value in enumerate(row):
            out[i, j] = g[j] * value / root
    return out.reshape(x.shape)


def einsum(x, g, eps=1e-6):
    scale = (np.einsum("...d,...d->...", x, x) / x.shape[-1] + eps) ** -0.5
    return np.einsum("...d,...,d->...d", x, scale, g)


def euclidean_length(x, g, eps=1e-6):
    d = x.shape[-1]
    length = np.linalg.norm(x, axis=-1, keepdims=True)
    return np.sqrt(d) * x / np.sqrt(length**2 + d * eps) * g


def torch_rsqrt(x, g, eps=1e-6):
    import torch

    return g * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps))

import math

import numpy as np


def loops(x, g, b, eps=1e-5):
    rows = x.reshape(-1, x.shape[-1])
    out = np.zeros(rows.shape)
    for i, row in enumerate(rows):
        d = len(row)
        mean = sum(float(value) for value in row) / d
        var = sum((float(value) - mean) ** 2 for value in row) / d
        for j in range(d):
            out[i, j] = (float(row[j]) - mean) / math.sqrt(var + eps) * g[j] + b[j]
    return out.reshape(x.shape)


def centering_matrix(x, g, b, eps=1e-5):
    d = x.shape[-1]
    centered = x @ (np.eye(d) - np.ones((d, d)) / d)
    var = np.einsum("...d,...d->...", centered, centered)[..., None] / d
    return centered * (g / np.sqrt(var + eps)) + b


def transposed(x, g, b, eps=1e-5):
    columns = np.moveaxis(x, -1, 0)
    mean = np.add.reduce(columns) / len(columns)
    deviations = columns - mean
    inverse = 1 / np.sqrt((deviations * deviations).mean(axis=0) + eps)
    return np.moveaxis(deviations * inverse, 0, -1) * g + b


def torch_var_mean(x, g, b, eps=1e-5):
    import torch

    var, mean = torch.var_mean(x, dim=-1, correction=0, keepdim=True)
    return torch.addcmul(b, (x - mean) * torch.rsqrt(var + eps), g)

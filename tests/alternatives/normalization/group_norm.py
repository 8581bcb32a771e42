import math

import numpy as np


def loops(x, G, g, b, eps=1e-5):
    N, C, H, W = x.shape
    size = C // G
    out = np.zeros(x.shape)
    for n in range(N):
        for first in range(0, C, size):
            block = [float(value) for value in x[n, first : first + size].ravel()]
            mean = sum(block) / len(block)
            var = sum((value - mean) ** 2 for value in block) / len(block)
            for c in range(first, first + size):
                for i in range(H):
                    for j in range(W):
                        out[n, c, i, j] = (x[n, c, i, j] - mean) / math.sqrt(var + eps) * g[c] + b[c]
    return out


def membership_matrix(x, G, g, b, eps=1e-5):
    _, C, H, W = x.shape
    group_of = np.arange(C) // (C // G)
    share = (group_of[:, None] == group_of[None, :]) / (C // G * H * W)
    mean = np.einsum("kc,nchw->nk", share, x)[:, :, None, None]
    centered = x - mean
    var = np.einsum("kc,nchw->nk", share, centered**2)[:, :, None, None]
    return np.einsum("nchw,c->nchw", centered / (var + eps) ** 0.5, g) + b.reshape(1, C, 1, 1)


def torch_flattened(x, G, g, b, eps=1e-5):
    rows = x.reshape(x.shape[0], G, -1)
    rows = (rows - rows.mean(-1, keepdim=True)) / (rows.var(-1, keepdim=True, unbiased=False) + eps).sqrt()
    return rows.reshape(x.shape) * g.view(1, -1, 1, 1) + b.view(1, -1, 1, 1)

import math

import numpy as np


def loops(x, s_fn, t_fn, inverse=False):
    n, half = x.shape[0], x.shape[1] // 2
    s, t = s_fn(x[:, :half]), t_fn(x[:, :half])
    y, logdet = np.array(x), np.zeros(n)
    for i in range(n):
        for j in range(half):
            if inverse:
                y[i, half + j] = (x[i, half + j] - t[i][j]) / math.exp(s[i][j])
                logdet[i] -= s[i][j]
            else:
                y[i, half + j] = x[i, half + j] * math.exp(s[i][j]) + t[i][j]
                logdet[i] += s[i][j]
    return y, logdet


def masked(x, s_fn, t_fn, inverse=False):
    half = x.shape[1] // 2
    mask = np.arange(2 * half) >= half
    s, t = (np.hstack([np.zeros((len(x), half)), f(x[:, ~mask])]) for f in (s_fn, t_fn))
    y = (x - t) / np.exp(s) if inverse else x * np.exp(s) + t
    return y, np.einsum("nd->n", -s if inverse else s)


def row_by_row(x, s_fn, t_fn, inverse=False):
    half = x.shape[1] // 2
    rows, logdets = [], []
    for row in x:
        s, t = s_fn(row[None, :half])[0], t_fn(row[None, :half])[0]
        jacobian = np.exp(-s if inverse else s)
        moved = (row[half:] - t) * jacobian if inverse else row[half:] * jacobian + t
        rows.append(np.r_[row[:half], moved])
        logdets.append(np.log(jacobian).sum())
    return np.array(rows), np.array(logdets)


def torch_chunk(x, s_fn, t_fn, inverse=False):
    import torch

    x1, x2 = x.chunk(2, dim=1)
    s, t = s_fn(x1), t_fn(x1)
    sign = -1.0 if inverse else 1.0
    x2 = (x2 - t) * torch.exp(-s) if inverse else torch.addcmul(t, x2, torch.exp(s))
    return torch.cat([x1, x2], dim=1), sign * s.sum(dim=1)


def torch_single_precision(x, s_fn, t_fn, inverse=False):
    import torch

    half = x.shape[1] // 2
    s, t = s_fn(x[:, :half]).float(), t_fn(x[:, :half]).float()
    y = x.float().clone()
    if inverse:
        y[:, half:] = (y[:, half:] - t) * torch.exp(-s)
        return y, -s.sum(-1)
    y[:, half:] = y[:, half:] * torch.exp(s) + t
    return y, s.sum(-1)

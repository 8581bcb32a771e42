import math

import numpy as np


def loops(x, g, dout, eps=1e-5):
    N, D = x.shape
    dx, dg, db = np.zeros((N, D)), np.zeros(D), np.zeros(D)
    for j in range(D):
        column = [float(value) for value in x[:, j]]
        mean = sum(column) / N
        s = math.sqrt(sum((value - mean) ** 2 for value in column) / N + eps)
        xhat = [(value - mean) / s for value in column]
        for i in range(N):
            dg[j] += dout[i, j] * xhat[i]
            db[j] += dout[i, j]
            for k in range(N):
                slope = ((i == k) - 1 / N - xhat[i] * xhat[k] / N) / s
                dx[k, j] += dout[i, j] * g[j] * slope
    return dx, dg, db


def chain_rule_step_by_step(x, g, dout, eps=1e-5):
    N = x.shape[0]
    mean = x.sum(axis=0) / N
    centered = x - mean
    var = (centered**2).sum(axis=0) / N
    inverse = 1 / np.sqrt(var + eps)
    xhat = centered * inverse
    dxhat = dout * g
    dvar = -0.5 * (dxhat * centered).sum(axis=0) * inverse**3
    dmean = -(dxhat * inverse).sum(axis=0) - dvar * 2 * centered.sum(axis=0) / N
    dx = dxhat * inverse + dvar * 2 * centered / N + dmean / N
    return [dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)]


def projection(x, g, dout, eps=1e-5):
    N = len(x)
    center = np.eye(N) - np.full((N, N), 1 / N)
    s = np.sqrt(np.einsum("nd,nm,md->d", x, center, x) / N + eps)
    xhat = center @ x / s
    along = np.einsum("nd,nd->d", dout, xhat)
    return (center @ dout - xhat * along / N) * g / s, along, np.ones(N) @ dout


def torch_autograd(x, g, dout, eps=1e-5):
    import torch

    x, g, b = x.clone().requires_grad_(), g.clone().requires_grad_(), torch.zeros_like(g, requires_grad=True)
    var, mean = torch.var_mean(x, dim=0, correction=0)
    y = (x - mean) / torch.sqrt(var + eps) * g + b
    return torch.autograd.grad(y, [x, g, b], dout)


def torch_closed_form(x, g, dout, eps=1e-5):
    rstd = (x.var(0, unbiased=False) + eps).rsqrt()
    xhat = (x - x.mean(0)) * rstd
    dg, db = (dout * xhat).sum(0), dout.sum(0)
    return g * rstd * (dout - dout.mean(0) - xhat * (dout * xhat).mean(0)), dg, db

"""The Jacobian through time, right, in other styles."""

import math
from functools import reduce

import numpy as np


def loops(hs, Wh):
    T, H = hs.shape
    J = [[float(i == j) for j in range(H)] for i in range(H)]
    for t in range(T):
        J = [
            [(1 - hs[t, i] ** 2) * sum(Wh[i, k] * J[k][j] for k in range(H)) for j in range(H)]
            for i in range(H)
        ]
    J = np.array(J)
    return J, math.sqrt(np.linalg.eigvalsh(J.T @ J).max())


def from_the_left(hs, Wh):
    factors = [np.diag(1 - h * h) @ Wh for h in hs]
    J = reduce(np.matmul, factors[::-1])
    return J, float(np.linalg.svd(J)[1][0])


def column_by_column(hs, Wh):
    """Forward mode: push each unit vector through the steps."""
    columns = []
    for v in np.eye(len(Wh)):
        for h in hs:
            v = (1 - h**2) * (Wh @ v)
        columns.append(v)
    J = np.stack(columns, axis=1)
    return [J, max(np.linalg.svd(J, compute_uv=False))]


def torch_autograd(hs, Wh):
    import torch

    def run(h0):
        h, before = h0, h0.detach()
        for target in hs:
            u = torch.atanh(target) - Wh @ before
            h, before = torch.tanh(Wh @ h + u), target
        return h

    J = torch.autograd.functional.jacobian(run, torch.zeros(len(Wh)))
    return J, torch.linalg.matrix_norm(J, 2)


def torch_chain(hs, Wh):
    import torch

    J = torch.linalg.multi_dot([torch.diag(1 - h**2) @ Wh for h in hs.flip(0)] + [torch.eye(len(Wh))])
    return J, torch.linalg.svdvals(J)[0]

"""What the forget gates keep, right, in other styles."""

import numpy as np


def loops(f):
    T, H = f.shape
    kept = [1.0] * H
    for t in range(T):
        for unit in range(H):
            kept[unit] *= float(f[t, unit])
    return np.array(kept)


def running(f):
    return np.cumprod(f, axis=0)[-1]


def logarithms(f):
    with np.errstate(divide="ignore"):
        return np.exp(np.log(f).sum(axis=0))


def linear_recurrence(f):
    """The cell is linear in c_0: run it from 1 with nothing written."""
    c = np.ones(f.shape[1])
    for gate in f:
        c = gate * c
    return c


def torch_autograd(f):
    import torch

    c0 = torch.zeros(f.shape[1], requires_grad=True)
    c = c0
    for gate in f:
        c = gate * c + 0.3
    return torch.autograd.grad(c.sum(), c0)[0]

import math

import numpy as np


def loops(x):
    s, ds = np.empty(x.shape), np.empty(x.shape)
    for place in np.ndindex(x.shape):
        t = float(x[place])
        if t >= 0:
            s[place] = 1.0 / (1.0 + math.exp(-t))
        else:
            e = math.exp(t)
            s[place] = e / (1.0 + e)
        ds[place] = s[place] * (1.0 - s[place])
    return s, ds


def through_tanh(x):
    t = np.tanh(0.5 * x)
    return 0.5 + 0.5 * t, 0.25 * (1.0 - t * t)


def boolean_indexing(x):
    s = np.empty_like(x)
    left = x < 0
    s[~left] = 1.0 / (1.0 + np.exp(-x[~left]))
    s[left] = np.exp(x[left]) / (1.0 + np.exp(x[left]))
    return [s, s - s**2]


def torch_autograd(x):
    import torch

    leaf = x.clone().requires_grad_()
    s = torch.sigmoid(leaf)
    (ds,) = torch.autograd.grad(s.sum(), leaf)
    return s.detach(), ds

"""The backward pass of softmax in other styles."""

import numpy as np


def loops(p, g):
    ds = np.zeros(p.shape)
    classes = range(p.shape[-1])
    for row in np.ndindex(*p.shape[:-1]):
        for j in classes:
            for i in classes:
                ds[row][j] += g[row][i] * p[row][i] * ((i == j) - p[row][j])
    return ds


def jacobian(p, g):
    J = p[..., :, None] * np.eye(p.shape[-1]) - p[..., :, None] * p[..., None, :]
    return np.einsum("...ij,...j->...i", J, g)


def expanded(p, g):
    both = p * g
    return both - p * np.einsum("...i->...", both)[..., None]


def torch_autograd(p, g):
    import torch

    s = p.log().requires_grad_()
    return torch.autograd.grad(torch.softmax(s, dim=-1), s, g)[0]


def torch_in_float32(p, g):
    p, g = p.float(), g.float()
    return p * (g - (p * g).sum(-1, keepdim=True))

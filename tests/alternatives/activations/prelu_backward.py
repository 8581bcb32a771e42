import numpy as np


def loops(z, a, dout):
    n, c = z.shape
    dz, da = np.zeros((n, c)), np.zeros(c)
    for i in range(n):
        for j in range(c):
            if z[i, j] > 0:
                dz[i, j] = dout[i, j]
            else:
                dz[i, j] = dout[i, j] * a[j]
                da[j] += dout[i, j] * z[i, j]
    return dz, da


def einsum(z, a, dout):
    on = (z > 0).astype(float)
    dz = np.einsum("nc,nc->nc", dout, on) + np.einsum("nc,nc,c->nc", dout, 1.0 - on, a)
    return [dz, np.einsum("nc,nc,nc->c", dout, 1.0 - on, z)]


def boolean_indexing(z, a, dout):
    dz, masked = np.array(dout), np.array(dout * z)
    left = z <= 0
    dz[left] *= np.broadcast_to(a, z.shape)[left]
    masked[~left] = 0.0
    return dz, masked.sum(0)


def torch_autograd(z, a, dout):
    import torch

    z, a = z.clone().requires_grad_(), a.clone().requires_grad_()
    torch.where(z > 0, z, a * z).backward(dout)
    return z.grad, a.grad


def torch_masks(z, a, dout):
    left = (z <= 0).to(z.dtype)
    return dout * (1 - left + left * a), (dout * left * z).sum(dim=0)

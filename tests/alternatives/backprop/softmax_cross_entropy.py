import math

import numpy as np


def loops(z, y):
    N, C = z.shape
    loss, dz = 0.0, np.zeros((N, C))
    for n in range(N):
        top = max(z[n])
        weights = [math.exp(logit - top) for logit in z[n]]
        total = math.fsum(weights)
        loss += (top + math.log(total) - z[n, y[n]]) / N
        for c in range(C):
            dz[n, c] = (weights[c] / total - (1.0 if c == y[n] else 0.0)) / N
    return loss, dz


def einsum(z, y):
    onehot = np.eye(z.shape[1])[y]
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    share = 1.0 / len(z)
    return -share * np.einsum("nc,nc->", onehot, log_p), share * (np.exp(log_p) - onehot)


def binary_differences(z, y):
    # p_c is 1 / sum_k exp(z_k - z_c), and the loss is log(1 / p_y).
    with np.errstate(over="ignore"):
        p = 1.0 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)
    gaps = z - np.take_along_axis(z, y[:, None], axis=1)
    loss = np.logaddexp.reduce(gaps, axis=1).mean()
    np.put_along_axis(p, y[:, None], np.take_along_axis(p, y[:, None], axis=1) - 1.0, axis=1)
    return loss, p / z.shape[0]


def torch_autograd(z, y):
    import torch

    z = z.clone().requires_grad_()
    loss = torch.nn.functional.cross_entropy(z, y)
    loss.backward()
    return loss.item(), z.grad

import numpy as np


def loops(Z):
    n, h = Z.shape
    dead = off = 0
    for unit in range(h):
        fires = 0
        for example in range(n):
            if Z[example, unit] > 0:
                fires += 1
            else:
                off += 1
        dead += fires == 0
    return dead / h, off / (n * h)


def by_the_maximum(Z):
    output = np.maximum(Z, 0.0)
    return np.mean(output.max(axis=0) == 0), 1.0 - np.count_nonzero(output) / output.size


def by_activity(Z):
    activity = np.einsum("nh->h", (Z > 0).astype(float))
    return [np.sum(activity < 0.5) / Z.shape[1], 1.0 - activity.sum() / Z.size]


def torch_bias_gradient(Z):
    import torch

    bias = torch.zeros(Z.shape, requires_grad=True)
    torch.relu(Z + bias).sum().backward()
    return (bias.grad.sum(0) == 0).double().mean(), (bias.grad == 0).double().mean()

import numpy as np


def loops(x, W, dout):
    (N, D), M = x.shape, W.shape[1]
    dx, dW, db = np.zeros((N, D)), np.zeros((D, M)), np.zeros(M)
    for n in range(N):
        for m in range(M):
            db[m] += dout[n, m]
            for d in range(D):
                dx[n, d] += dout[n, m] * W[d, m]
                dW[d, m] += dout[n, m] * x[n, d]
    return dx, dW, db


def einsum(x, W, dout):
    return [
        np.einsum("nm,dm->nd", dout, W),
        np.einsum("nd,nm->dm", x, dout),
        np.einsum("nm->m", dout),
    ]


def single_precision(x, W, dout):
    x, W, dout = (a.astype(np.float32) for a in (x, W, dout))
    return dout @ W.T, (dout.T @ x).T, np.ones(len(x), np.float32) @ dout


def torch_autograd(x, W, dout):
    import torch

    leaves = [x.clone(), W.clone(), torch.zeros(W.shape[1])]
    for leaf in leaves:
        leaf.requires_grad_()
    y = leaves[0] @ leaves[1] + leaves[2]
    return torch.autograd.grad(y, leaves, dout)

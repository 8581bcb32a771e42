import math

import numpy as np


def loops(w, b, g, beta, rm, rv, eps=1e-5):
    w2, b2 = np.zeros(w.shape), np.zeros(len(g))
    for o in range(len(g)):
        s = g[o] / math.sqrt(rv[o] + eps)
        for index in np.ndindex(w.shape[1:]):
            w2[(o, *index)] = w[(o, *index)] * s
        b2[o] = beta[o] - rm[o] * s + (0.0 if b is None else b[o] * s)
    return w2, b2


def diagonal_matrix(w, b, g, beta, rm, rv, eps=1e-5):
    scale = np.diag(g) @ np.diag((rv + eps) ** -0.5)
    offset = -rm if b is None else b - rm
    return [(scale @ w.reshape(len(g), -1)).reshape(w.shape), scale @ offset + beta]


def probing_batch_norm(w, b, g, beta, rm, rv, eps=1e-5):
    def batch_norm(z):
        return (z - rm) / np.sqrt(rv + eps) * g + beta

    at_zero = batch_norm(np.zeros(len(g)))
    slope = batch_norm(np.ones(len(g))) - at_zero
    return np.einsum("o,oikl->oikl", slope, w), batch_norm(at_zero * 0 if b is None else b)


def torch_views(w, b, g, beta, rm, rv, eps=1e-5):
    import torch

    scale = g * torch.rsqrt(rv + eps)
    bias = torch.zeros_like(rm) if b is None else b
    return w * scale.view(-1, 1, 1, 1), torch.addcmul(beta, bias - rm, scale)

"""Dropout in other styles."""

import numpy as np


def loops(x, u, p, train=True):
    y = np.array(x, float)
    if train:
        for place in np.ndindex(*x.shape):
            y[place] = y[place] / (1 - p) if u[place] >= p else 0.0
    return y


def selection(x, u, p, train=True):
    return np.where(u < p, 0.0, x / (1 - p)) if train else x.copy()


def float32(x, u, p, train=True):
    if not train:
        p, u = 0.0, np.ones(x.shape)
    mask = (u >= p).astype(np.float32) / np.float32(1 - p)
    return x.astype(np.float32) * mask


def torch_masked_fill(x, u, p, train=True):
    return x.masked_fill(u < p, 0.0) / (1 - p) if train else x

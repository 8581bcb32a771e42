"""Clipping by global norm in other styles."""

import math

import numpy as np


def loops(grads, max_norm):
    squares = 0.0
    for g in grads:
        for value in g.flat:
            squares += float(value) * float(value)
    total = math.sqrt(squares)
    clipped = [np.array(g, float) for g in grads]
    if max_norm < total + 1e-6:
        for g in clipped:
            for place in np.ndindex(*g.shape):
                g[place] *= max_norm / (total + 1e-6)
    return clipped, total


def laid_end_to_end(grads, max_norm):
    row = np.concatenate([g.ravel() for g in grads])
    total = np.linalg.norm(row)
    row = row * min(1, max_norm / (total + 1e-6))
    cuts = np.cumsum([g.size for g in grads])[:-1]
    return tuple(part.reshape(g.shape) for part, g in zip(np.split(row, cuts), grads)), total


def norm_of_norms(grads, max_norm):
    total = math.hypot(*(np.sqrt(np.einsum("i,i", g.ravel(), g.ravel())) for g in grads))
    coef = max_norm / max(total + 1e-6, max_norm)
    return [g * coef for g in grads], total


def torch_library(grads, max_norm):
    import torch

    parameters = [torch.nn.Parameter(torch.zeros_like(g)) for g in grads]
    for parameter, g in zip(parameters, grads):
        parameter.grad = g.clone()
    total = torch.nn.utils.clip_grad_norm_(parameters, max_norm)
    return [parameter.grad for parameter in parameters], total


def torch_stack(grads, max_norm):
    import torch

    total = torch.stack([g.float().norm() for g in grads]).norm()
    return [g * (max_norm / (total + 1e-6)).clamp(max=1.0) for g in grads], total.item()

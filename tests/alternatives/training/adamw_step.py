"""AdamW in other styles."""

import math

import numpy as np


def loops(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01):
    new_p, new_m, new_v = np.zeros(p.shape), np.zeros(p.shape), np.zeros(p.shape)
    for i in np.ndindex(*p.shape):
        new_m[i] = b1 * m[i] + (1 - b1) * g[i]
        new_v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i]
        mhat, vhat = new_m[i] / (1 - b1**t), new_v[i] / (1 - b2**t)
        new_p[i] = p[i] * (1 - lr * wd) - lr * mhat / (math.sqrt(vhat) + eps)
    return new_p, new_m, new_v


def folded_rate(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01):
    """The correction moved into the rate and into eps."""
    m, v = m + (1 - b1) * (g - m), v + (1 - b2) * (g * g - v)
    root = math.sqrt(1 - b2**t)
    rate = lr * root / (1 - b1**t)
    return (1 - lr * wd) * p - rate * m / (v**0.5 + eps * root), m, v


def stacked(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01):
    betas = np.array([b1, b2]).reshape(2, *[1] * p.ndim)
    moments = betas * np.stack([m, v]) + (1 - betas) * np.stack([g, g**2])
    mean, square = moments / (1 - betas**t)
    return p - lr * (wd * p + mean / (np.sqrt(square) + eps)), *moments


def torch_library(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01):
    import torch

    weight = torch.nn.Parameter(p.clone())
    optimizer = torch.optim.AdamW([weight], lr=lr, betas=(b1, b2), eps=eps, weight_decay=wd)
    optimizer.state[weight] = {"step": torch.tensor(t - 1.0), "exp_avg": m.clone(), "exp_avg_sq": v.clone()}
    weight.grad = g.clone()
    optimizer.step()
    state = optimizer.state[weight]
    return weight.detach(), state["exp_avg"], state["exp_avg_sq"]


def torch_in_place_on_copies(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01):
    p, m, v = p.clone(), m.clone(), v.clone()
    p.mul_(1 - lr * wd)
    m.lerp_(g, 1 - b1)
    v.mul_(b2).addcmul_(g, g, value=1 - b2)
    p.addcdiv_(m / (1 - b1**t), (v / (1 - b2**t)).sqrt_().add_(eps), value=-lr)
    return p, m, v

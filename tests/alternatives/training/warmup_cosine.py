"""Warm-up and cosine decay in other styles."""

import math

import numpy as np


def half_angle(t, warmup, total, lr_max, lr_min=0.0):
    if t < warmup:
        return t / warmup * lr_max
    x = min(t - warmup, total - warmup) / (total - warmup)
    return lr_max + (lr_min - lr_max) * math.sin(x * math.pi / 2) ** 2


def weights_in_loop(t, warmup, total, lr_max, lr_min=0.0):
    rate = 0.0 if warmup else lr_max
    for step in range(1, t + 1):
        if step <= warmup:
            rate += lr_max / warmup
        elif step <= total:
            angle = math.pi * (step - warmup) / (total - warmup)
            rate = (lr_max * (1 + math.cos(angle)) + lr_min * (1 - math.cos(angle))) / 2
        else:
            return lr_min
    return rate


def table(t, warmup, total, lr_max, lr_min=0.0):
    up = np.arange(warmup) * lr_max / max(warmup, 1)
    down = lr_min + (lr_max - lr_min) * (1 + np.cos(np.linspace(0, np.pi, total - warmup + 1))) / 2
    return np.concatenate([up, down, [lr_min]])[min(t, total + 1)]


def torch_where(t, warmup, total, lr_max, lr_min=0.0):
    import torch

    t = torch.tensor(float(t))
    x = ((t - warmup) / (total - warmup)).clamp(0, 1)
    decay = torch.lerp(
        torch.tensor(float(lr_min)), torch.tensor(float(lr_max)), (1 + torch.cos(torch.pi * x)) / 2
    )
    return torch.where(t < warmup, lr_max * t / max(warmup, 1), decay).item()

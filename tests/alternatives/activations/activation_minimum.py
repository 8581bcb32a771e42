import math

import numpy as np


def _value(kind, x):
    if kind == "silu":
        return x / (1.0 + math.exp(-x))
    if kind == "gelu":
        return 0.5 * x * math.erfc(-x / math.sqrt(2.0))
    return x * math.tanh(math.log(1.0 + math.exp(x)))


def loops(kind):
    low, high, step = -3.0, 0.0, 0.01
    while step > 1e-8:
        points = [low + step * i for i in range(int((high - low) / step) + 2)]
        best = min(points, key=lambda x: _value(kind, x))
        low, high, step = best - 2 * step, best + 2 * step, step / 10
    return best, _value(kind, best)


def golden_section(kind):
    ratio = (math.sqrt(5.0) - 1.0) / 2.0
    low, high = -3.0, 0.0
    while high - low > 1e-9:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if _value(kind, left) < _value(kind, right):
            high = right
        else:
            low = left
    return [(low + high) / 2, _value(kind, (low + high) / 2)]


def newton_on_the_slope(kind):
    x, h = -1.0, 1e-4
    for _ in range(50):
        below, here, above = (_value(kind, x + shift) for shift in (-h, 0.0, h))
        x -= 0.5 * h * (above - below) / (above - 2 * here + below)
    return np.array([x, _value(kind, x)])


def torch_autograd(kind):
    import torch
    from torch.nn import functional

    f = {"silu": functional.silu, "gelu": functional.gelu, "mish": functional.mish}[kind]
    low, high = torch.tensor(-3.0), torch.tensor(0.0)
    for _ in range(60):
        middle = ((low + high) / 2).requires_grad_()
        (slope,) = torch.autograd.grad(f(middle), middle)
        low, high = (middle.detach(), high) if slope < 0 else (low, middle.detach())
    return low, f(low)

import math

import numpy as np


def loops(x, approximate="none"):
    y = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        t = float(x[place])
        if approximate == "tanh":
            gate = 1.0 + math.tanh(math.sqrt(2.0 / math.pi) * (t + 0.044715 * t * t * t))
        else:
            gate = math.erfc(-t / math.sqrt(2.0))
        y[place] = t * gate / 2.0
    return y


def through_the_sigmoid(x, approximate="none"):
    if approximate == "tanh":
        u = np.sqrt(8.0 / np.pi) * x * (1.0 + 0.044715 * np.square(x))
        return x / (1.0 + np.exp(-u))
    phi = [math.erf(t * 0.5**0.5) for t in x.flatten()]
    return 0.5 * x + 0.5 * x * np.reshape(phi, x.shape)


def positive_part_and_tail(x, approximate="none"):
    size = np.abs(x)
    if approximate == "none":
        tail = 0.5 * np.vectorize(math.erfc, otypes=[float])(size / math.sqrt(2.0))
    else:
        tail = 0.5 * (1.0 - np.tanh((2.0 / np.pi) ** 0.5 * (size + 0.044715 * size**3)))
    return np.maximum(x, 0.0) - size * tail


def torch_functional(x, approximate="none"):
    from torch.nn import functional

    return functional.gelu(x, approximate=approximate)


def torch_erf(x, approximate="none"):
    import torch

    if approximate == "tanh":
        return 0.5 * x * (1 + torch.tanh((2 / torch.pi) ** 0.5 * (x + 0.044715 * x.pow(3))))
    return x * torch.distributions.Normal(0.0, 1.0).cdf(x)

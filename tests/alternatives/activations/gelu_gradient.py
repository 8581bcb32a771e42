import math

import numpy as np


def loops(x):
    out = []
    for t in x.ravel():
        t = float(t)
        out.append(0.5 * math.erfc(-t / math.sqrt(2)) + t * math.exp(-t * t / 2) / math.sqrt(2 * math.pi))
    return np.array(out).reshape(x.shape)


def through_frompyfunc(x):
    root = np.sqrt(2.0)
    gate = np.frompyfunc(math.erf, 1, 1)(x / root).astype(float)
    return 0.5 + 0.5 * gate + x / np.sqrt(2.0 * np.pi) * np.exp(-np.square(x / root))


def central_difference(x):
    def value(t):
        return np.array([0.5 * s * math.erfc(-s / math.sqrt(2.0)) for s in t.ravel()]).reshape(t.shape)

    h = 1e-3
    near = (value(x + h) - value(x - h)) / (2 * h)
    far = (value(x + 2 * h) - value(x - 2 * h)) / (4 * h)
    return (4 * near - far) / 3


def torch_autograd(x):
    import torch

    leaf = x.clone().requires_grad_()
    torch.nn.functional.gelu(leaf).sum().backward()
    return leaf.grad


def torch_distribution(x):
    import torch

    normal = torch.distributions.Normal(0.0, 1.0)
    return normal.cdf(x) + x * normal.log_prob(x).exp()

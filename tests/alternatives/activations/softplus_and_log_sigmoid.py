import math

import numpy as np


def loops(x):
    def softplus(t):
        return t + math.log1p(math.exp(-t)) if t > 0 else math.log1p(math.exp(t))

    values = [float(t) for t in x.ravel()]
    return (
        np.array([softplus(t) for t in values]).reshape(x.shape),
        np.array([-softplus(-t) for t in values]).reshape(x.shape),
    )


def logaddexp(x):
    return np.logaddexp(0.0, x), -np.logaddexp(0.0, -x)


def boolean_indexing(x):
    def softplus(t):
        y = np.array(t, dtype=float)
        right = y > 0
        y[right] += np.log1p(np.exp(-y[right]))
        y[~right] = np.log1p(np.exp(y[~right]))
        return y

    return [softplus(x), -softplus(-x)]


def torch_logsumexp(x):
    import torch

    pair = torch.stack([torch.zeros_like(x), x])
    return torch.logaddexp(*pair), -torch.logaddexp(pair[0], -pair[1])

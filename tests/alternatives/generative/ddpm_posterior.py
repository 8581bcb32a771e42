import math

import numpy as np


def loops(x0, xt, t, betas):
    before = 1.0
    for s in range(t - 1):
        before *= 1.0 - float(betas[s])
    beta = float(betas[t - 1])
    now = before * (1.0 - beta)
    a = math.sqrt(before) * beta / (1 - now)
    b = math.sqrt(1 - beta) * (1 - before) / (1 - now)
    return np.array([a * clean + b * noisy for clean, noisy in zip(x0, xt)]), (1 - before) / (1 - now) * beta


def bayes_rule(x0, xt, t, betas):
    before = np.prod(1 - betas[: t - 1])
    if t == 1:
        return x0.copy(), 0.0
    precision = np.array([1 / (1 - before), (1 - betas[t - 1]) / betas[t - 1]])
    means = np.stack([np.sqrt(before) * x0, xt / np.sqrt(1 - betas[t - 1])])
    return precision @ means / precision.sum(), 1 / precision.sum()


def regression_on_xt(x0, xt, t, betas):
    # x_{t-1} and x_t are jointly Gaussian given x_0: the mean is a linear regression on x_t.
    abar = np.append(1.0, (1 - betas).cumprod())
    covariance = np.sqrt(1 - betas[t - 1]) * (1 - abar[t - 1])
    gain = covariance / (1 - abar[t])
    mean = np.sqrt(abar[t - 1]) * x0 + gain * (xt - np.sqrt(abar[t]) * x0)
    return [mean, float(1 - abar[t - 1] - gain * covariance)]


def torch_pad(x0, xt, t, betas):
    import torch

    alphas = 1 - betas
    abar = torch.cumprod(alphas, 0)
    before = torch.nn.functional.pad(abar[:-1], (1, 0), value=1.0)
    i = t - 1
    variance = betas * (1 - before) / (1 - abar)
    mean = betas[i] * before[i].sqrt() / (1 - abar[i]) * x0
    mean = mean + (1 - before[i]) * alphas[i].sqrt() / (1 - abar[i]) * xt
    return mean, variance[i].item()


def torch_single_precision(x0, xt, t, betas):
    import torch

    x0, xt, betas = x0.float(), xt.float(), betas.float()
    abar = torch.cat([torch.ones(1, dtype=torch.float32), torch.cumprod(1 - betas, 0)])
    c = (1 - abar[t - 1]) / (1 - abar[t])
    first = abar[t - 1].sqrt() * betas[t - 1] / (1 - abar[t])
    return first * x0 + (1 - betas[t - 1]).sqrt() * c * xt, c * betas[t - 1]

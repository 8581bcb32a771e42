import math

import numpy as np


def loops(x0, t, eps, betas):
    rows = []
    for x, step, noise in zip(x0, t, eps):
        abar = 1.0
        for s in range(int(step)):
            abar *= 1.0 - float(betas[s])
        rows.append([math.sqrt(abar) * a + math.sqrt(1.0 - abar) * b for a, b in zip(x, noise)])
    return np.array(rows)


def sum_of_logarithms(x0, t, eps, betas):
    log_abar = np.cumsum(np.log1p(-betas))
    signal = np.exp(0.5 * log_abar[t - 1])
    noise = np.sqrt(-np.expm1(log_abar[t - 1]))
    return np.einsum("n,nd->nd", signal, x0) + np.einsum("n,nd->nd", noise, eps)


def masked_product(x0, t, eps, betas):
    active = np.arange(1, len(betas) + 1) <= t.reshape(-1, 1)
    abar = np.where(active, 1 - betas, 1.0).prod(axis=1, keepdims=True)
    return abar**0.5 * x0 + (1 - abar) ** 0.5 * eps


def torch_cumprod(x0, t, eps, betas):
    import torch

    abar = torch.cumprod(1 - betas, dim=0).gather(0, t.long() - 1).unsqueeze(1)
    return abar.sqrt() * x0 + (1 - abar).sqrt() * eps


def torch_single_precision(x0, t, eps, betas):
    import torch

    abar = torch.cat([torch.ones(1, dtype=torch.float32), (1 - betas.float()).cumprod(0)])[t][:, None]
    return abar.sqrt() * x0.float() + torch.sqrt(1 - abar) * eps.float()

import math

import numpy as np


def loops(xt, eps_hat, t, z, betas):
    abar = 1.0
    for beta in betas[:t]:
        abar *= 1.0 - beta
    beta = betas[t - 1]
    out = []
    for x, e, fresh in zip(xt, eps_hat, z):
        value = (x - beta / math.sqrt(1 - abar) * e) / math.sqrt(1 - beta)
        out.append(value + (math.sqrt(beta) * fresh if t > 1 else 0.0))
    return np.array(out)


def through_the_clean_example(xt, eps_hat, t, z, betas):
    abars = np.insert(np.cumprod(1 - betas), 0, 1.0)
    x0 = (xt - np.sqrt(1 - abars[t]) * eps_hat) / np.sqrt(abars[t])
    from_x0 = np.sqrt(abars[t - 1]) * betas[t - 1] / (1 - abars[t])
    from_xt = np.sqrt(1 - betas[t - 1]) * (1 - abars[t - 1]) / (1 - abars[t])
    sigma = np.sqrt(betas[t - 1]) if t != 1 else 0.0
    return from_x0 * x0 + from_xt * xt + sigma * z


def one_matrix_product(xt, eps_hat, t, z, betas):
    alpha = 1 - betas
    i = t - 1
    grow = alpha[i] ** -0.5
    weights = [grow, -grow * betas[i] / np.sqrt(1 - np.cumprod(alpha)[i]), np.sqrt(betas[i]) * (i > 0)]
    return np.array(weights) @ np.stack([xt, eps_hat, z])


def torch_zeros_at_the_end(xt, eps_hat, t, z, betas):
    import torch

    alphas = 1.0 - betas
    abar = torch.cumprod(alphas, dim=0)[t - 1]
    z = z if t > 1 else torch.zeros_like(z)
    mean = torch.rsqrt(alphas[t - 1]) * (xt - (1 - alphas[t - 1]) / (1 - abar).sqrt() * eps_hat)
    return mean + betas[t - 1].sqrt() * z


def torch_single_precision(xt, eps_hat, t, z, betas):
    xt, eps_hat, z, betas = (a.float() for a in (xt, eps_hat, z, betas))
    mean = (xt - betas[t - 1] / (1 - (1 - betas[:t]).prod()).sqrt() * eps_hat) / (1 - betas[t - 1]).sqrt()
    return mean if t == 1 else mean + betas[t - 1].sqrt() * z

import math

import numpy as np


def loops(mu, logvar, eps, g):
    z, dmu, dlogvar = np.zeros(mu.shape), np.zeros(mu.shape), np.zeros(mu.shape)
    for i in np.ndindex(mu.shape):
        sigma = math.sqrt(math.exp(logvar[i]))
        z[i] = mu[i] + sigma * eps[i]
        dz_dsigma, dsigma_dlogvar = eps[i], 0.5 * sigma
        dmu[i] = g[i]
        dlogvar[i] = g[i] * dz_dsigma * dsigma_dlogvar
    return z, dmu, dlogvar


def deviation_from_the_mean(mu, logvar, eps, g):
    z = mu + eps * np.exp(0.5 * logvar)
    return [z, np.array(g), 0.5 * g * (z - mu)]


def through_the_variance(mu, logvar, eps, g):
    variance = np.exp(logvar)
    dvariance = g * eps * 0.5 / np.sqrt(variance)
    return mu + np.sqrt(variance) * eps, 1.0 * g, dvariance * variance


def torch_chain_rule(mu, logvar, eps, g):
    import torch

    sigma = torch.exp(logvar).sqrt()
    return torch.addcmul(mu, sigma, eps), g.clone(), g.mul(eps).mul(sigma).div(2)


def torch_single_precision(mu, logvar, eps, g):
    mu, logvar, eps, g = (a.float() for a in (mu, logvar, eps, g))
    std = (0.5 * logvar).exp()
    return mu + eps * std, g, 0.5 * g * eps * std

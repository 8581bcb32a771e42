import math

import numpy as np


def loops(x, logits, mu, logvar, beta=1.0):
    recon = kl = 0.0
    for b in range(len(x)):
        for target, logit in zip(x[b], logits[b]):
            soft = math.log1p(math.exp(-abs(logit)))
            log_s, log_not_s = min(logit, 0) - soft, min(-logit, 0) - soft
            recon -= target * log_s + (1 - target) * log_not_s
        for m, s in zip(mu[b], logvar[b]):
            kl -= (1 + s - m * m - math.exp(s)) / 2
    recon, kl = recon / len(x), kl / len(x)
    return recon + beta * kl, recon, kl


def log_add_exp(x, logits, mu, logvar, beta=1.0):
    per_example = np.logaddexp(0, logits).sum(-1) - np.einsum("bp,bp->b", x, logits)
    sigma = np.exp(logvar / 2)
    divergence = np.einsum("bz->b", (mu**2 + sigma**2 - 1) / 2 - np.log(sigma))
    total = per_example + beta * divergence
    return [float(total.mean()), float(per_example.mean()), float(divergence.mean())]


def divided_totals(x, logits, mu, logvar, beta=1.0):
    magnitude = np.abs(logits)
    recon = np.sum(np.log1p(np.exp(-magnitude)) + (logits + magnitude) / 2 - x * logits) / x.shape[0]
    kl = 0.5 * np.sum(np.square(mu) + np.exp(logvar) - logvar - 1) / x.shape[0]
    return recon + kl * beta, recon, kl


def torch_distributions(x, logits, mu, logvar, beta=1.0):
    import torch
    from torch.distributions import Normal, kl_divergence
    from torch.nn.functional import binary_cross_entropy_with_logits

    recon = binary_cross_entropy_with_logits(logits, x, reduction="sum") / len(x)
    prior = Normal(torch.zeros_like(mu), torch.ones_like(mu))
    kl = kl_divergence(Normal(mu, (logvar / 2).exp()), prior).sum(-1).mean()
    return recon + beta * kl, recon, kl


def torch_single_precision(x, logits, mu, logvar, beta=1.0):
    from torch.nn.functional import logsigmoid

    x, logits, mu, logvar = (a.float() for a in (x, logits, mu, logvar))
    recon = -(x * logsigmoid(logits) + (1 - x) * logsigmoid(-logits)).sum(1).mean()
    kl = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1).mean()
    return recon + beta * kl, recon, kl

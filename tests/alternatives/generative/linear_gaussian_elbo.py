import math

import numpy as np


def loops(x, w, s2, m, v):
    # Gauss-Hermite quadrature is exact for the quadratic in z that log p(x | z) is.
    nodes, weights = np.polynomial.hermite_e.hermegauss(5)
    expected = 0.0
    for node, weight in zip(nodes, weights / weights.sum()):
        z = m + math.sqrt(v) * node
        log_joint = _log_normal(x, w * z, s2) + _log_normal(z, 0.0, 1.0)
        expected += weight * (log_joint - _log_normal(z, m, v))
    evidence = _log_normal(x, 0.0, w * w + s2)
    return {"elbo": float(expected), "log_evidence": evidence, "gap": float(evidence - expected)}


def from_the_posterior(x, w, s2, m, v):
    mean, variance = w * x / (w**2 + s2), s2 / (w**2 + s2)
    gap = 0.5 * (v / variance + (m - mean) ** 2 / variance - 1 - np.log(v / variance))
    # Bayes: log p(x) = log p(x | z) + log p(z) - log p(z | x) at any z, for example at the posterior's mean.
    z = mean
    evidence = _log_normal(x, w * z, s2) + _log_normal(z, 0, 1) - _log_normal(z, mean, variance)
    return {"gap": gap, "elbo": evidence - gap, "log_evidence": evidence}


def energy_plus_entropy(x, w, s2, m, v):
    energy = -(x * x - 2 * x * w * m + w * w * (m * m + v)) / (2 * s2) - (m * m + v) / 2
    energy -= np.log(2 * np.pi) + np.log(s2) / 2
    entropy = 0.5 * np.log(2 * np.pi * np.e * v)
    evidence = -0.5 * (np.log(2 * np.pi * (w * w + s2)) + x * x / (w * w + s2))
    return {"elbo": energy + entropy, "log_evidence": evidence, "gap": evidence - energy - entropy}


def torch_distributions(x, w, s2, m, v):
    import torch
    from torch.distributions import Normal, kl_divergence

    x, w, s2, m, v = (torch.as_tensor(float(a)) for a in (x, w, s2, m, v))
    q, prior = Normal(m, v.sqrt()), Normal(torch.zeros(()), torch.ones(()))
    recon = Normal(w * m, s2.sqrt()).log_prob(x) - w**2 * v / (2 * s2)
    elbo = recon - kl_divergence(q, prior)
    evidence = Normal(torch.zeros(()), (w**2 + s2).sqrt()).log_prob(x)
    return {"elbo": elbo, "log_evidence": evidence, "gap": evidence - elbo}


def _log_normal(x, mean, variance):
    return -0.5 * (math.log(2 * math.pi * variance) + (x - mean) ** 2 / variance)

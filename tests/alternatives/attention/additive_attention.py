"""Additive attention in other styles."""

import math

import numpy as np


def loops(s, H, Wa, Ua, va):
    energies = []
    for h in H:
        energy = 0.0
        for feature, weight in enumerate(va):
            before = sum(a * b for a, b in zip(Wa[feature], s)) + sum(a * b for a, b in zip(Ua[feature], h))
            energy += weight * math.tanh(before)
        energies.append(energy)
    exps = [math.exp(energy - max(energies)) for energy in energies]
    weights = [one / sum(exps) for one in exps]
    context = [sum(weight * h[i] for weight, h in zip(weights, H)) for i in range(H.shape[1])]
    return np.array(context), np.array(weights)


def einsum(s, H, Wa, Ua, va):
    hidden = np.tanh(np.einsum("as,s->a", Wa, s) + np.einsum("ah,th->ta", Ua, H))
    weights = np.exp(np.einsum("a,ta->t", va, hidden))
    weights = weights / weights.sum()
    return [np.einsum("t,th->h", weights, H), weights]


def one_matrix(s, H, Wa, Ua, va):
    both = np.hstack([np.tile(s, (len(H), 1)), H]) @ np.hstack([Wa, Ua]).T
    energies = np.tanh(both) @ va
    weights = np.exp(energies - np.logaddexp.reduce(energies))
    return (weights[:, None] * H).sum(axis=0), weights


def torch_linear(s, H, Wa, Ua, va):
    import torch
    from torch.nn.functional import linear

    energies = torch.tanh(linear(s, Wa)[None] + linear(H, Ua)) @ va
    weights = torch.softmax(energies, dim=0)
    return H.T @ weights, weights

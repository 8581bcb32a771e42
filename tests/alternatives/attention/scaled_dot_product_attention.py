"""Scaled dot-product attention in other styles."""

import math

import numpy as np


def loops(q, k, v):
    out = np.zeros((*q.shape[:-1], v.shape[-1]))
    for place in np.ndindex(*q.shape[:-1]):
        batch, query = place[:-1], q[place]
        scores = [sum(a * b for a, b in zip(query, key)) / math.sqrt(len(query)) for key in k[batch]]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        for share, value in zip(shares, v[batch]):
            out[place] += share / sum(shares) * value
    return out


def einsum(q, k, v):
    scores = np.einsum("...nd,...md->...nm", q * q.shape[-1] ** -0.5, k)
    scores -= np.max(scores, axis=-1)[..., None]
    weights = np.exp(scores)
    mixed = np.einsum("...nm,...me->...ne", weights, v)
    return mixed / np.einsum("...nm->...n", weights)[..., None]


def logarithms(q, k, v):
    scores = np.matmul(q, np.moveaxis(k, -1, -2)) / math.sqrt(k.shape[-1])
    return np.exp(scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)) @ v


def torch_softmax(q, k, v):
    import torch

    return torch.softmax(q @ k.mT / math.sqrt(q.size(-1)), dim=-1) @ v


def torch_in_float32(q, k, v):
    scores = (q.float() @ k.float().transpose(-2, -1)) * q.shape[-1] ** -0.5
    return scores.softmax(-1) @ v.float()

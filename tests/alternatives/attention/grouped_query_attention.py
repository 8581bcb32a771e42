"""Grouped-query attention in other styles."""

import math

import numpy as np


def loops(q, k, v):
    out = np.zeros_like(q)
    group = len(q) // len(k)
    for h, head in enumerate(q):
        shared = h // group
        for i, query in enumerate(head):
            scores = [sum(a * b for a, b in zip(query, key)) / math.sqrt(len(query)) for key in k[shared]]
            shares = [math.exp(score - max(scores)) for score in scores]
            for share, value in zip(shares, v[shared]):
                out[h, i] += share / sum(shares) * value
    return out


def grouped_einsum(q, k, v):
    Hq, n, d = q.shape
    grouped = q.reshape(len(k), Hq // len(k), n, d)
    scores = np.einsum("ghnd,gmd->ghnm", grouped, k) / d**0.5
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.einsum("ghnm,gmd->ghnd", weights / weights.sum(axis=-1, keepdims=True), v).reshape(q.shape)


def one_group_at_a_time(q, k, v):
    outs = []
    for queries, keys, values in zip(np.split(q, len(k)), k, v):
        scores = queries @ keys.T / np.sqrt(q.shape[2])
        outs.append(np.exp(scores - np.logaddexp.reduce(scores, axis=2)[..., None]) @ values)
    return np.concatenate(outs)


def torch_repeat_interleave(q, k, v):
    group = q.shape[0] // k.shape[0]
    k, v = k.repeat_interleave(group, dim=0), v.repeat_interleave(group, dim=0)
    return (q @ k.mT / q.shape[-1] ** 0.5).softmax(-1) @ v


def torch_enable_gqa(q, k, v):
    import torch.nn.functional as F

    return F.scaled_dot_product_attention(q[None], k[None], v[None], enable_gqa=True)[0]

"""Block-by-block attention in other styles."""

import math

import numpy as np


def loops(q, k, v, block):
    rows, lse = [], []
    for query in q / math.sqrt(q.shape[1]):
        top, l, o = -math.inf, 0.0, np.zeros(v.shape[1])
        for start in range(0, len(k), block):
            scores = k[start : start + block] @ query
            higher = max(top, float(scores.max()))
            shares = np.exp(scores - higher)
            shrink = math.exp(top - higher)
            l = l * shrink + float(shares.sum())
            o = o * shrink + shares @ v[start : start + block]
            top = higher
        rows.append(o / l)
        lse.append(top + math.log(l))
    return np.array(rows), np.array(lse)


def merge_finished_blocks(q, k, v, block):
    # Keeps every partial output normalized, and weighs two of them by their logsumexp.
    out, lse = np.zeros((len(q), v.shape[1])), np.full(len(q), -np.inf)
    for keys, values in zip(*(np.split(t, range(block, len(t), block)) for t in (k, v))):
        scores = np.einsum("nd,bd->nb", q, keys) * q.shape[1] ** -0.5
        own = np.logaddexp.reduce(scores, axis=1)
        both = np.logaddexp(lse, own)
        out = np.exp(lse - both)[:, None] * out + np.exp(scores - both[:, None]) @ values
        lse = both
    return out, lse


def two_passes(q, k, v, block):
    # The maxima first, the sums afterwards.
    blocks = [slice(start, start + block) for start in range(0, len(k), block)]
    q = q / np.sqrt(q.shape[1])
    top = np.max([(q @ k[b].T).max(axis=1) for b in blocks], axis=0)
    l, o = np.zeros(len(q)), np.zeros((len(q), v.shape[1]))
    for b in blocks:
        shares = np.exp(q @ k[b].T - top[:, None])
        l += shares.sum(axis=1)
        o += shares @ v[b]
    return [o / l[:, None], np.log(l) + top]


def torch_online(q, k, v, block):
    import torch

    n, d = q.shape
    top = torch.full((n,), -torch.inf)
    l, o = torch.zeros(n), torch.zeros(n, v.shape[1])
    for keys, values in zip(k.split(block), v.split(block)):
        scores = q @ keys.T / math.sqrt(d)
        higher = torch.maximum(top, scores.amax(dim=1))
        shares = torch.exp(scores - higher[:, None])
        shrink = torch.exp(top - higher)
        l = shrink * l + shares.sum(dim=1)
        o = shrink[:, None] * o + shares @ values
        top = higher
    return o / l[:, None], top + l.log()


def torch_in_float32(q, k, v, block):
    import torch

    q, k, v = q.float(), k.float(), v.float()
    out, lse = (
        torch.zeros(len(q), v.shape[1], dtype=q.dtype),
        torch.full((len(q), 1), -torch.inf, dtype=q.dtype),
    )
    for start in range(0, len(k), block):
        scores = q @ k[start : start + block].T / q.shape[1] ** 0.5
        both = torch.logaddexp(lse, scores.logsumexp(1, keepdim=True))
        out = out * (lse - both).exp() + (scores - both).exp() @ v[start : start + block]
        lse = both
    return out, lse.squeeze(1)

"""Multi-head attention in other styles."""

import math

import numpy as np


def loops(x, Wq, Wk, Wv, Wo, heads, keep=None):
    B, n, D = x.shape
    d = D // heads
    out = np.zeros((B, n, D))
    for b in range(B):
        for h in range(heads):
            columns = range(h * d, (h + 1) * d)
            q, k, v = ([[x[b, t] @ W[:, c] for c in columns] for t in range(n)] for W in (Wq, Wk, Wv))
            for i in range(n):
                seen = [j for j in range(n) if keep is None or keep[i][j]]
                scores = [sum(a * c for a, c in zip(q[i], k[j])) / math.sqrt(d) for j in seen]
                shares = [math.exp(score - max(scores)) for score in scores]
                for share, j in zip(shares, seen):
                    out[b, i, h * d : (h + 1) * d] += share / sum(shares) * np.array(v[j])
    return np.array([[row @ Wo for row in sequence] for sequence in out])


def einsum(x, Wq, Wk, Wv, Wo, heads, keep=None):
    D = x.shape[-1]
    q, k, v = (np.einsum("bni,ihd->bnhd", x, W.reshape(D, heads, -1)) for W in (Wq, Wk, Wv))
    scores = np.einsum("bnhd,bmhd->bhnm", q, k) * (heads / D) ** 0.5
    if keep is not None:
        scores = scores + np.where(keep, 0.0, -np.inf)
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    return np.einsum("bhnm,bmhd,hdo->bno", weights, v, Wo.reshape(heads, -1, D))


def sum_over_heads(x, Wq, Wk, Wv, Wo, heads, keep=None):
    out = 0.0
    for own in np.split(np.arange(x.shape[-1]), heads):
        scores = x @ (Wq[:, own] @ Wk[:, own].T) @ np.swapaxes(x, 1, 2) / np.sqrt(len(own))
        weights = np.exp(scores) * (1.0 if keep is None else keep)
        out = out + weights / weights.sum(axis=2, keepdims=True) @ x @ Wv[:, own] @ Wo[own]
    return out


def torch_chunks(x, Wq, Wk, Wv, Wo, heads, keep=None):
    import torch

    outs = []
    for q, k, v in zip(*((x @ W).chunk(heads, dim=-1) for W in (Wq, Wk, Wv))):
        scores = torch.bmm(q, k.transpose(1, 2)) / q.shape[-1] ** 0.5
        if keep is not None:
            scores = scores.masked_fill(~keep, float("-inf"))
        outs.append(torch.bmm(scores.softmax(dim=-1), v))
    return torch.cat(outs, dim=-1) @ Wo


def torch_packed_in_float32(x, Wq, Wk, Wv, Wo, heads, keep=None):
    import torch
    import torch.nn.functional as F

    x, Wq, Wk, Wv, Wo = (t.float() for t in (x, Wq, Wk, Wv, Wo))
    B, n, D = x.shape
    qkv = F.linear(x, torch.cat([Wq, Wk, Wv], dim=1).T).view(B, n, 3, heads, D // heads)
    q, k, v = qkv.permute(2, 0, 3, 1, 4)
    mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=keep)
    return mixed.transpose(1, 2).contiguous().view(B, n, D) @ Wo

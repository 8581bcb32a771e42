"""Cross-attention in other styles."""

import math

import numpy as np


def loops(y, mem, Wq, Wk, Wv, keep=None):
    real = [j for j in range(len(mem)) if keep is None or keep[j]]
    keys, values = [mem[j] @ Wk for j in real], [mem[j] @ Wv for j in real]
    rows = []
    for token in y:
        query = token @ Wq
        scores = [float(query @ key) / math.sqrt(len(query)) for key in keys]
        shares = [math.exp(score - max(scores)) for score in scores]
        rows.append(sum(share / sum(shares) * value for share, value in zip(shares, values)))
    return np.array(rows)


def einsum(y, mem, Wq, Wk, Wv, keep=None):
    scores = np.einsum("ni,ij,kj,mk->nm", y, Wq, Wk, mem) / np.sqrt(y.shape[1])
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    if keep is not None:
        weights = weights * keep[None, :]
    return np.einsum("nm,mi,ij->nj", weights / weights.sum(axis=1)[:, None], mem, Wv)


def without_padding(y, mem, Wq, Wk, Wv, keep=None):
    mem = mem if keep is None else mem[keep]
    scores = (y @ Wq) @ (mem @ Wk).T * y.shape[1] ** -0.5
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1)[:, None]) @ (mem @ Wv)


def torch_masked_fill(y, mem, Wq, Wk, Wv, keep=None):
    import torch

    scores = torch.matmul(y @ Wq, (mem @ Wk).t()).div(math.sqrt(y.size(1)))
    if keep is not None:
        scores = scores.masked_fill(keep.logical_not(), float("-inf"))
    return scores.softmax(dim=1) @ (mem @ Wv)


def torch_fused(y, mem, Wq, Wk, Wv, keep=None):
    import torch.nn.functional as F

    mask = None if keep is None else keep.expand(len(y), -1)
    return F.scaled_dot_product_attention((y @ Wq)[None], (mem @ Wk)[None], (mem @ Wv)[None], attn_mask=mask)[
        0
    ]

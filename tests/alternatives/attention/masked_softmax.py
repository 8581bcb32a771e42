"""Masked softmax in other styles."""

import math

import numpy as np


def loops(s, keep):
    keep, p = np.broadcast_to(keep, s.shape), np.zeros(s.shape)
    for row in np.ndindex(*s.shape[:-1]):
        kept = [j for j in range(s.shape[-1]) if keep[row][j]]
        if not kept:
            continue
        top = max(s[row][j] for j in kept)
        total = sum(math.exp(s[row][j] - top) for j in kept)
        for j in kept:
            p[row][j] = math.exp(s[row][j] - top) / total
    return p


def where_argument(s, keep):
    keep = np.broadcast_to(keep, s.shape)
    top = np.max(s, axis=-1, keepdims=True, where=keep, initial=-np.inf)
    p = np.zeros_like(s)
    np.subtract(s, top, out=p, where=keep)
    np.exp(p, out=p, where=keep)
    total = p.sum(axis=-1, keepdims=True)
    return np.divide(p, total, out=p, where=total > 0)


def nan_to_zero(s, keep):
    with np.errstate(all="ignore"):
        shown = np.where(keep, s, -np.inf)
        p = np.exp(shown - np.logaddexp.reduce(shown, axis=-1, keepdims=True))
    return np.where(keep, p, 0.0)


def torch_masked_fill(s, keep):
    import torch

    p = torch.softmax(s.masked_fill(~keep, float("-inf")), dim=-1)
    return p.masked_fill(~keep, 0.0)


def torch_safe(s, keep):
    import torch

    keep = keep.expand(s.shape)
    p = torch.softmax(torch.where(keep, s.float(), float("-inf")), -1)
    return torch.where(keep.any(-1, keepdim=True), p, torch.zeros_like(p))

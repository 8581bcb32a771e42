"""Vocabulary-parallel cross-entropy in other styles."""

import math

import numpy as np


def loops(shards, y):
    N, loss = len(y), 0.0
    grads = [np.zeros(z.shape) for z in shards]
    for n in range(N):
        top = max(float(value) for z in shards for value in z[n])
        total = sum(math.exp(value - top) for z in shards for value in z[n])
        column = 0
        for z, grad in zip(shards, grads):
            for c in range(z.shape[1]):
                grad[n, c] = math.exp(z[n, c] - top) / total / N
                if column == y[n]:
                    loss += (math.log(total) + top - z[n, c]) / N
                    grad[n, c] -= 1 / N
                column += 1
    return loss, grads


def onehot_per_rank(shards, y):
    top = np.maximum.reduce([z.max(1, keepdims=True) for z in shards])
    total = sum(np.exp(z - top).sum(1, keepdims=True) for z in shards)
    logits, grads, start = 0.0, [], 0
    for z in shards:
        hot = y[:, None] == np.arange(start, start + z.shape[1])
        logits = logits + np.where(hot, z, 0.0).sum(1, keepdims=True)
        grads.append((np.exp(z - top) / total - hot) / len(y))
        start += z.shape[1]
    return np.mean(np.log(total) + top - logits), tuple(grads)


def logsumexp_per_rank(shards, y):
    # Each rank keeps its own log-sum-exp; they are combined with logaddexp, which shifts by itself.
    lse = np.logaddexp.reduce([np.logaddexp.reduce(z, axis=1) for z in shards])
    ends = np.cumsum([z.shape[1] for z in shards])
    owners = np.searchsorted(ends, y, side="right")
    grads = [np.exp(z - lse[:, None]) / len(y) for z in shards]
    loss = 0.0
    for n, r in enumerate(owners):
        c = y[n] - (ends[r] - shards[r].shape[1])
        loss += lse[n] - shards[r][n, c]
        grads[r][n, c] -= 1 / len(y)
    return float(loss / len(y)), grads


def torch_megatron(shards, y):
    import torch

    top = torch.stack([z.max(1).values for z in shards]).max(0).values
    shifted = [z - top[:, None] for z in shards]
    total = sum(z.exp().sum(1) for z in shifted)
    target, grads, start = torch.zeros(len(y)), [], 0
    for z in shifted:
        outside = (y < start) | (y >= start + z.shape[1])
        local = torch.where(outside, 0, y - start)
        target = target + z.gather(1, local[:, None]).squeeze(1).masked_fill(outside, 0.0)
        grad = z.exp() / total[:, None]
        grad[torch.arange(len(y)), local] -= (~outside).to(grad.dtype)
        grads.append(grad / len(y))
        start += z.shape[1]
    return (total.log() - target).mean(), grads


def torch_in_float32(shards, y):
    import torch

    shards = [z.float() for z in shards]
    lse = torch.stack([z.logsumexp(1) for z in shards]).logsumexp(0)
    ids = torch.arange(sum(z.shape[1] for z in shards))
    hot = (y[:, None] == ids).float().split([z.shape[1] for z in shards], dim=1)
    target = sum((z * one).sum(1) for z, one in zip(shards, hot))
    grads = [((z - lse[:, None]).exp() - one) / len(y) for z, one in zip(shards, hot)]
    return (lse - target).mean(), grads

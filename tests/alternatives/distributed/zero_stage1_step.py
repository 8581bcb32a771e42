"""One step of ZeRO stage 1 in other styles."""

import math

import numpy as np


def loops(p, local_grads, bufs, lr, mu):
    P, R = len(p), len(local_grads)
    size = math.ceil(P / R)
    new_p, new_bufs = np.zeros(P), [np.zeros(len(buf)) for buf in bufs]
    for i in range(P):
        owner, place = i // size, i % size
        mean = 0.0
        for grad in local_grads:
            mean += grad[i] / R
        new_bufs[owner][place] = mu * bufs[owner][place] + mean
        new_p[i] = p[i] - lr * new_bufs[owner][place]
    return new_p, new_bufs


def unsharded_then_cut(p, local_grads, bufs, lr, mu):
    # Sharding changes where the states are, not what they are.
    flat = mu * np.concatenate(bufs) + np.stack(local_grads).mean(axis=0)
    cuts = np.cumsum([len(buf) for buf in bufs])[:-1]
    return [p - lr * flat, np.split(flat, cuts)]


def padded_table(p, local_grads, bufs, lr, mu):
    R, P = len(local_grads), p.size
    size = (P + R - 1) // R

    def table(flat):
        return np.pad(flat, (0, R * size - P)).reshape(R, size)

    states = mu * table(np.concatenate(bufs)) + sum(table(grad) for grad in local_grads) / R
    new_p = (table(p) - lr * states).ravel()[:P]
    return new_p, tuple(state[: len(buf)] for state, buf in zip(states, bufs))


def torch_split(p, local_grads, bufs, lr, mu):
    import torch

    sizes = [len(buf) for buf in bufs]
    mean = torch.stack(local_grads).mean(0)
    new_bufs = [torch.add(g, buf, alpha=mu) for g, buf in zip(mean.split(sizes), bufs)]
    return torch.cat([own.add(buf, alpha=-lr) for own, buf in zip(p.split(sizes), new_bufs)]), new_bufs


def torch_in_float32(p, local_grads, bufs, lr, mu):
    import torch

    g = sum(grad.float() for grad in local_grads) / len(local_grads)
    flat = mu * torch.cat(bufs).float() + g
    return p.float() - lr * flat, list(flat.split([len(buf) for buf in bufs]))

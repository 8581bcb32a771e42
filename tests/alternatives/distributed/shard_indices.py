"""Dealing samples to ranks in other styles."""

import itertools

import numpy as np


def loops(n, world, rank, drop_last=False):
    padded = list(range(n))
    if drop_last:
        while len(padded) % world != 0:
            padded.pop()
    else:
        i = 0
        while len(padded) % world != 0:
            padded.append(padded[i])
            i += 1
    mine = []
    for position, index in enumerate(padded):
        if position % world == rank:
            mine.append(index)
    return mine


def columns_of_a_table(n, world, rank, drop_last=False):
    rows = n // world if drop_last else (n + world - 1) // world
    return np.resize(np.arange(n), (rows, world))[:, rank]


def endless_deck(n, world, rank, drop_last=False):
    rounds, rest = divmod(n, world)
    rounds += bool(rest) and not drop_last
    return tuple(itertools.islice(itertools.cycle(range(n)), rank, rounds * world, world))


def torch_repeated(n, world, rank, drop_last=False):
    import math

    import torch

    indices = torch.arange(n)
    if drop_last:
        return indices[: n - n % world][rank::world].tolist()
    total = math.ceil(n / world) * world
    return indices.repeat(math.ceil(total / n))[:total][rank::world]

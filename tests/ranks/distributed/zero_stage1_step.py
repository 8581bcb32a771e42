"""ZeRO stage 1 on real ranks: reduce-scatter, a local step, all-gather; each rank keeps its own momentum."""

import numpy as np

PARAMETERS = 10  # on four ranks the slices have 3, 3, 3 and 1
STEPS, LR, MU = 3, 0.1, 0.9


def on_rank(rank, world):
    """Three steps of sharded SGD, and the same three with everything on every rank."""
    import torch
    import torch.distributed as dist

    start, gradients = _problem(world)
    size = -(-PARAMETERS // world)
    own = slice(rank * size, min((rank + 1) * size, PARAMETERS))
    p, momentum = torch.from_numpy(start.copy()), torch.zeros(len(range(PARAMETERS)[own]))
    plain, whole_momentum = torch.from_numpy(start.copy()), torch.zeros(PARAMETERS)
    for step in range(STEPS):
        gradient = torch.from_numpy(gradients[step][rank])
        g = torch.empty(size)
        dist.reduce_scatter(g, _slices(gradient, size, world))  # gloo can add, but not average
        momentum = MU * momentum + g[: len(momentum)] / world
        mine = torch.zeros(size)
        mine[: len(momentum)] = p[own] - LR * momentum
        gathered = [torch.empty(size) for _ in range(world)]
        dist.all_gather(gathered, mine)
        p = torch.cat(gathered)[:PARAMETERS]

        dist.all_reduce(gradient)
        whole_momentum = MU * whole_momentum + gradient / world
        plain -= LR * whole_momentum
    return {"parameters": p, "own momentum": momentum, "unsharded SGD": plain}


def by_kata(kata, world):
    """The same three steps through the kata's function."""
    p, gradients = _problem(world)
    size = -(-PARAMETERS // world)
    bufs = [np.zeros(len(range(PARAMETERS)[rank * size : (rank + 1) * size])) for rank in range(world)]
    for step in range(STEPS):
        p, bufs = kata.zero_stage1_step(p, list(gradients[step]), list(bufs), LR, MU)
    return [{"parameters": p, "own momentum": bufs[rank], "unsharded SGD": p} for rank in range(world)]


def _slices(gradient, size, world):
    """The gradient in slices of one size, which is how a reduce-scatter wants it: zeros fill up the last."""
    import torch

    padded = torch.zeros(size * world)
    padded[: len(gradient)] = gradient
    return list(padded.split(size))


def _problem(world):
    rng = np.random.default_rng(2)
    return rng.normal(size=PARAMETERS), rng.normal(size=(STEPS, world, PARAMETERS))

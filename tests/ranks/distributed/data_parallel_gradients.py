"""Data parallelism on real ranks: what DistributedDataParallel leaves in .grad, with a ragged last batch."""

import numpy as np

SLOW_IMPORTS = ("torch._dynamo",)  # DistributedDataParallel asks it a question
COUNTS = (5, 3, 4, 1)
FEATURES = 3


def on_rank(rank, world):
    """Fit a line with DistributedDataParallel; and add up sums over samples, which no mean has touched."""
    import torch
    import torch.distributed as dist

    w, batches = _problem(world)
    x, y = (torch.from_numpy(array) for array in batches[rank])
    model = torch.nn.Linear(FEATURES, 1, bias=False)
    with torch.no_grad():
        model.weight.copy_(torch.from_numpy(w))
    parallel = torch.nn.parallel.DistributedDataParallel(model)
    ((parallel(x).squeeze(1) - y) ** 2).mean().backward()  # the all-reduce happens in here

    weight = torch.from_numpy(w).requires_grad_()
    ((x @ weight - y) ** 2).sum().backward()
    total, samples = weight.grad, torch.tensor(float(len(y)))
    dist.all_reduce(total)
    dist.all_reduce(samples)
    return {"applied by DDP": model.weight.grad[0], "exact": total / samples}


def by_kata(kata, world):
    """The gradients of the local means, worked out by hand, through the kata's function."""
    w, batches = _problem(world)
    local_means = np.array([2 * x.T @ (x @ w - y) / len(y) for x, y in batches])
    applied, exact = kata.data_parallel_gradients(local_means, np.array([len(y) for _, y in batches]))
    return [{"applied by DDP": applied, "exact": exact}] * world


def _problem(world):
    rng = np.random.default_rng(1)
    counts = [COUNTS[rank % len(COUNTS)] for rank in range(world)]
    return rng.normal(size=FEATURES), [(rng.normal(size=(n, FEATURES)), rng.normal(size=n)) for n in counts]

"""Vocabulary-parallel cross-entropy on real ranks: three all-reduces, beside torch's own loss."""

import numpy as np

ROWS, WIDTHS = 5, (3, 5, 4, 2)


def on_rank(rank, world):
    """The loss and this rank's gradient from three numbers per row; then from all logits, gathered."""
    import torch
    import torch.distributed as dist

    arrays, ids = _problem(world)
    z, y = torch.from_numpy(arrays[rank]), torch.from_numpy(ids)
    start = sum(array.shape[1] for array in arrays[:rank])

    top = z.max(dim=1).values
    dist.all_reduce(top, dist.ReduceOp.MAX)
    exps = (z - top[:, None]).exp()
    total = exps.sum(dim=1)
    dist.all_reduce(total)
    hot = y[:, None] == torch.arange(start, start + z.shape[1])  # all False for targets of other ranks
    target = (z * hot).sum(dim=1)
    dist.all_reduce(target)
    loss = (total.log() + top - target).mean()

    shards = [torch.empty(0)] * world
    dist.all_gather_object(shards, z)
    logits = torch.cat(shards, dim=1).requires_grad_()
    whole = torch.nn.functional.cross_entropy(logits, y)
    whole.backward()
    return {
        "loss": loss.item(),
        "own gradient": (exps / total[:, None] - hot.to(z.dtype)) / ROWS,
        "loss of all logits": whole.item(),
        "its gradient here": logits.grad[:, start : start + z.shape[1]],
    }


def by_kata(kata, world):
    """The same shards through the kata's function."""
    loss, grads = kata.vocab_parallel_cross_entropy(*_problem(world))
    return [
        {
            "loss": loss,
            "own gradient": grads[rank],
            "loss of all logits": loss,
            "its gradient here": grads[rank],
        }
        for rank in range(world)
    ]


def _problem(world):
    rng = np.random.default_rng(3)
    widths = [WIDTHS[rank % len(WIDTHS)] for rank in range(world)]
    shards = [rng.normal(size=(ROWS, width)) for width in widths]
    return shards, rng.integers(0, sum(widths), ROWS)

"""Ring all-reduce on real ranks: messages to the right neighbor, beside the library's own all-reduce."""

import numpy as np

ELEMENTS = 10  # on four ranks the chunks have 3, 3, 2 and 2


def on_rank(rank, world):
    """Sum the buffers twice: in a ring of sends and receives that are counted, and with dist.all_reduce."""
    import torch
    import torch.distributed as dist

    buffer = torch.from_numpy(_buffers(world)[rank])
    library = buffer.clone()
    dist.all_reduce(library)  # SUM is the default

    chunks, sent = buffer.tensor_split(world), 0  # views of the buffer
    for first in (0, 1):  # reduce-scatter, then all-gather
        for t in range(world - 1):
            message = chunks[(rank + first - t) % world].clone()
            target = chunks[(rank - 1 + first - t) % world]  # what the left neighbor sends
            received = torch.empty_like(target)
            sending = dist.isend(message, (rank + 1) % world)
            dist.recv(received, (rank - 1) % world)
            sending.wait()
            target.copy_(received if first else target + received)
            sent += message.numel()
    return {"dist.all_reduce": library, "ring": buffer, "elements sent": sent}


def by_kata(kata, world):
    """The same buffers through the kata's function."""
    results, sent = kata.ring_all_reduce(_buffers(world))
    return [
        {"dist.all_reduce": results[rank], "ring": results[rank], "elements sent": sent[rank]}
        for rank in range(world)
    ]


def _buffers(world):
    return list(np.random.default_rng(0).normal(size=(world, ELEMENTS)))

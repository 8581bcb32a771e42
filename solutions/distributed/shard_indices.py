"""The sampler of data parallelism: which samples one rank sees."""


def shard_indices(n, world, rank, drop_last=False):
    """List the sample indices of one rank, as a distributed sampler without shuffling deals them out.

    Formula:
        padded = 0, 1, ..., n - 1, made a multiple of world long, so that every rank gets the same count:
            drop_last=False: repeat from the start, 0, 1, 2, ..., as often as needed (also when n < world)
            drop_last=True: cut the end off, which leaves floor(n / world) * world indices
        shard = padded[rank], padded[rank + world], padded[rank + 2 * world], ...

    Args:
        n: int. Number of samples, at least 1; at least `world` when drop_last is True.
        world: int. Number of ranks.
        rank: int. This rank, 0 to world - 1.
        drop_last: bool. Cut the data set to a multiple of `world` instead of padding it.

    Returns:
        list of int. The indices of this rank, in order: one list of the same length for every rank.

    Raises:
        Nothing of its own. torch.utils.data.DistributedSampler is off limits.

    Example:
        >>> [shard_indices(5, 2, rank) for rank in (0, 1)]
        [[0, 2, 4], [1, 3, 0]]
        >>> [shard_indices(5, 2, rank, drop_last=True) for rank in (0, 1)]
        [[0, 2], [1, 3]]

    Reference:
        torch.utils.data.distributed.DistributedSampler, documentation and source.
    """
    count = n // world if drop_last else -(-n // world)  # -(-a // b) rounds up

    # The remainder wraps around as often as needed: 2 samples for 5 ranks are repeated more than once.
    return [i % n for i in range(rank, count * world, world)]

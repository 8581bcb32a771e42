"""Ring all-reduce: everybody gets the sum, and nobody sends more than twice the buffer."""

import numpy as np


def ring_all_reduce(bufs):
    """Sum the buffers of n ranks in a ring, where each rank sends only to its right neighbor (r + 1) % n.

    Formula:
        Each buffer is cut into n chunks as np.array_split does: sizes differ by at most 1, larger ones first.
        Reduce-scatter, steps t = 0 .. n-2: rank r sends chunk (r - t) % n, the receiver ADDS it to its own.
            Afterwards rank r holds the complete sum of chunk (r + 1) % n.
        All-gather, steps t = 0 .. n-2: rank r sends chunk (r + 1 - t) % n, the receiver OVERWRITES its own.
        All ranks send at the same time in each step. One rank alone sends nothing.

    Args:
        bufs: list of n (L,) float arrays, one per rank. L need not be a multiple of n and may be smaller.

    Returns:
        (results, sent): a list of n (L,) arrays, the sum on every rank, and a list of n ints, the number of
        elements that each rank sent in both phases together. The arrays passed in are left unchanged.

    Raises:
        Nothing of its own: the buffers are taken to have one length.

    Example:
        Chunks of 2, 1 and 1 elements; rank 0 sends chunks 0, 2 and then 1, 0: 2 + 1 + 1 + 2 = 6 elements.

        >>> results, sent = ring_all_reduce([np.full(4, 1.0), np.full(4, 10.0), np.full(4, 100.0)])
        >>> results[0], sent
        (array([111., 111., 111., 111.]), [6, 5, 5])

    Reference:
        Patarasuk and Yuan, "Bandwidth optimal all-reduce algorithms for clusters of workstations" (2009).
        Sergeev and Del Balso, "Horovod: fast and easy distributed deep learning in TensorFlow" (2018).
    """
    n = len(bufs)
    results = [buf.copy() for buf in bufs]
    chunks = [np.array_split(result, n) for result in results]  # views: chunks[r][c] is a part of results[r]
    sent = [0] * n

    for first, combine in ((0, np.add), (1, _second)):  # reduce-scatter, then all-gather
        for t in range(n - 1):
            # Copies first: everybody sends before anybody has received.
            messages = [chunks[r][(r + first - t) % n].copy() for r in range(n)]
            for r, message in enumerate(messages):
                mine = chunks[(r + 1) % n][(r + first - t) % n]
                mine[:] = combine(mine, message)
                sent[r] += message.size
    return results, sent


def _second(_, received):
    return received

"""Distributed algorithms, reviewed: find out whether a colleague's implementation is right."""

import numpy as np


def review_zero_stage1_step(implementation):
    """Say whether an implementation of `zero_stage1_step(p, local_grads, bufs, lr, mu)` is right.

    The definition is that of the kata: rank r of R owns the slice r * s to min((r + 1) * s, P) with
    s = ceil(P / R), possibly empty. It averages all ranks' gradients on its slice, sets buf = mu * buf + g,
    and takes lr * buf off its slice of p. The result is the pair of the new p (P,) and the list of the R new
    buffers.

    Args:
        implementation: function of p, the list of R gradients (P,), the list of R momentum slices, lr and mu,
            by position. It may be wrong in any way, and it may raise.

    Returns:
        bool. True when it is right within float64 rounding, for example a relative error of 1e-6.
    """
    rng = np.random.default_rng(0)
    # P and R: a short last shard, an empty one, equal ones, more ranks than parameters, one rank alone.
    for P, R in [(7, 3), (5, 4), (6, 2), (2, 3), (4, 1)]:
        s = -(-P // R)
        p, grads, flat = rng.normal(size=P), rng.normal(size=(R, P)), rng.normal(size=P)
        bufs = [flat[r * s : (r + 1) * s] for r in range(R)]

        # The oracle knows no ranks: the unsharded optimizer on the averaged gradient.
        new_flat = np.array([0.7 * flat[i] + sum(grads[:, i]) / R for i in range(P)])
        expected = [p - 0.1 * new_flat, *(new_flat[r * s : (r + 1) * s] for r in range(R))]
        try:
            new_p, new_bufs = implementation(p.copy(), list(grads), [buf.copy() for buf in bufs], 0.1, 0.7)
        except Exception:  # whatever it raises on sound input is a bug
            return False
        if not _all_close([new_p, *new_bufs], expected):
            return False
    return True


def review_ring_all_reduce(implementation):
    """Say whether an implementation of `ring_all_reduce(bufs)` is right.

    The definition is that of the kata: n buffers are cut into chunks as np.array_split does. In step t of the
    reduce-scatter rank r sends chunk (r - t) % n to rank (r + 1) % n, in step t of the all-gather chunk
    (r + 1 - t) % n; both have n - 1 steps. The result is the pair of the list of n sums and the list of n
    counts: the elements that each rank sent. A rank that is alone sends nothing.

    Args:
        implementation: function of a list of n arrays of one length. It may be wrong in any way, and it may
            raise.

    Returns:
        bool. True when it is right within float64 rounding, for example a relative error of 1e-6.
    """
    rng = np.random.default_rng(0)
    # n and L: chunks of unequal sizes tell who sent what; one rank, two ranks, equal and empty chunks.
    for n, L in [(4, 10), (3, 7), (3, 6), (2, 5), (1, 4), (5, 3)]:
        bufs = rng.normal(size=(n, L))
        total = np.array([sum(bufs[:, i]) for i in range(L)])
        sizes = [L // n + (c < L % n) for c in range(n)]
        # Reduce-scatter: every chunk but (r + 1). All-gather: every chunk but (r + 2).
        sent = [2 * L - sizes[(r + 1) % n] - sizes[(r + 2) % n] for r in range(n)] if n > 1 else [0]
        try:
            results, counts = implementation([buf.copy() for buf in bufs])
        except Exception:  # whatever it raises on sound input is a bug
            return False
        if not _all_close([*results, counts], [*[total] * n, np.array(sent)]):
            return False
    return True


def _all_close(got, expected):
    try:
        # allclose broadcasts, so numbers and shapes are compared first.
        return len(got) == len(expected) and all(
            np.shape(a) == np.shape(e) and np.allclose(a, e, rtol=1e-6, atol=1e-9)
            for a, e in zip(got, expected)
        )
    except Exception:  # what cannot be compared is no array
        return False

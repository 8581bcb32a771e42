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
    raise NotImplementedError


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
    raise NotImplementedError

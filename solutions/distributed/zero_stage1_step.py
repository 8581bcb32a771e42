"""ZeRO stage 1: one optimizer step with the momentum sharded over the ranks."""

import numpy as np


def zero_stage1_step(p, local_grads, bufs, lr, mu):
    """Make one step of SGD with momentum in which each rank owns the momentum of one slice of the parameters.

    The result is that of the unsharded optimizer on the averaged gradient; where the states are differs.

    Formula:
        s = ceil(P / R), and rank r owns the slice r * s to min((r + 1) * s, P), which is empty from P on.
        Reduce-scatter: g_r = the MEAN over all ranks of their gradients, on the slice of rank r.
        Local step: bufs[r] <- mu * bufs[r] + g_r, then p[slice r] <- p[slice r] - lr * bufs[r].
        All-gather: every rank receives all slices of p.

    Args:
        p: (P,) float. Parameters, the same on every rank.
        local_grads: list of R (P,) float arrays. For each rank the gradient of its own mean loss.
        bufs: list of R float arrays. The momentum of each rank's slice, of the length of that slice.
        lr: float. Learning rate.
        mu: float. Momentum; no dampening, no Nesterov.

    Returns:
        (p, bufs): the new (P,) parameters and the list of the R new momentum slices, empty ones of shape
        (0,). The arrays passed in are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match. torch.optim.SGD is off limits.

    Example:
        >>> grads = [np.array([2.0, 0.0, 4.0]), np.array([0.0, 2.0, 0.0])]
        >>> bufs = [np.array([1.0, 0.0]), np.array([1.0])]
        >>> p, bufs = zero_stage1_step(np.array([1.0, 2.0, 3.0]), grads, bufs, lr=0.1, mu=0.5)
        >>> p, bufs
        (array([0.85, 1.9 , 2.75]), [array([1.5, 1. ]), array([2.5])])

    Reference:
        Rajbhandari et al., "ZeRO: Memory Optimizations Toward Training Trillion Parameter Models" (2020).
    """
    R, P = len(local_grads), len(p)
    s = -(-P // R)  # rounds up, so that the last parameters have an owner

    slices, new_bufs = [], []
    for r in range(R):
        own = slice(r * s, (r + 1) * s)  # slicing stops at P by itself
        # Sharding the states does not shard the data: each slice needs the gradients of all ranks.
        g = np.mean([grad[own] for grad in local_grads], axis=0)  # reduce-scatter
        buf = mu * bufs[r] + g
        slices.append(p[own] - lr * buf)
        new_bufs.append(buf)
    return np.concatenate(slices), new_bufs  # all-gather

"""One step of ZeRO stage 1 with its known bugs as switches."""

import numpy as np

BUGS = {
    "own_gradient_only": "Each rank updates its slice with its own gradient. Sharding the optimizer does "
    "not remove the reduction: each slice would see 1/R of the data, and identical gradients hide it.",
    "sum_instead_of_mean": "The gradients are added up over the ranks. The step would be R times larger "
    "than on one GPU.",
    "floor_shard_size": "Slices have P // R parameters. The last P mod R parameters never update.",
    "momentum_not_stored": "The old momentum is returned. The states of the optimizer must persist on "
    "their owner.",
    "momentum_ignored": "mu * buf is left out: plain gradient descent.",
    "dampened": "A different convention: the gradient is weighted by 1 - mu before it joins the "
    "momentum. torch's SGD does not dampen by default.",
    "nesterov": "A different convention: the Nesterov step mu * buf + g is taken. Here the step is lr * buf.",
    "learning_rate_in_the_momentum": "A different convention: lr * g joins the momentum, and p moves by "
    "the momentum. It differs once lr changes, and the stored states differ at once.",
    "old_momentum_moves": "p moves by the momentum before this step. The new gradient joins first.",
    "momentum_not_applied": "p moves by lr * g. The momentum is kept, but it is what p has to move by.",
    "only_rank_0_gathered": "Only the slice of rank 0 reaches the result. The all-gather brings every "
    "rank all slices.",
    "momentum_gathered": "The whole momentum is returned for every rank. The point of the sharding is "
    "that each rank keeps its slice alone.",
    "balanced_slices": "A different convention: slices as of np.array_split, larger by one at the start. "
    "Here the size is ceil(P / R), and the last slices may be short or empty.",
    "gradient_ascent": "lr * buf is added. The step goes against the gradient.",
}


def zero_stage1_step(p, local_grads, bufs, lr, mu, *, bug=frozenset()):
    R, P = len(local_grads), len(p)
    s = P // R if "floor_shard_size" in bug else -(-P // R)
    new_p, new_bufs = p.copy(), []
    for r in range(R):
        own = slice(r * s, min((r + 1) * s, P))
        g = _reduced(local_grads, r, own, bug)
        buf, step = _moved(bufs[r], g, lr, mu, bug)
        if r == 0 or "only_rank_0_gathered" not in bug:
            new_p[own] += step if "gradient_ascent" in bug else -step
        new_bufs.append(bufs[r] if "momentum_not_stored" in bug else buf)
    if "momentum_gathered" in bug:
        new_bufs = [np.concatenate(new_bufs)] * R
    elif "balanced_slices" in bug:
        new_bufs = np.array_split(np.concatenate(new_bufs), R)
    return new_p, new_bufs


def _reduced(local_grads, r, own, bug):
    grads = np.array([grad[own] for grad in local_grads])
    g = grads[r] if "own_gradient_only" in bug else grads.mean(axis=0)
    return grads.sum(axis=0) if "sum_instead_of_mean" in bug and "own_gradient_only" not in bug else g


def _moved(old, g, lr, mu, bug):
    """The new momentum, and what is taken off the parameters."""
    scale, joins = (1.0, lr) if "learning_rate_in_the_momentum" in bug else (lr, 1.0)
    if "dampened" in bug:
        joins = joins * (1.0 - mu)
    buf = (0.0 if "momentum_ignored" in bug else mu) * old + joins * g
    step = buf
    if "nesterov" in bug:
        step = mu * buf + joins * g
    if "momentum_not_applied" in bug:
        step = joins * g
    if "old_momentum_moves" in bug:
        step = old
    return buf, scale * step

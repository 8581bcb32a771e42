"""Cross-entropy over a vocabulary that is cut across ranks, without gathering the logits."""

import numpy as np


def vocab_parallel_cross_entropy(shards, y):
    """Compute the mean cross-entropy and its gradient where each rank has the logits of some columns.

    No rank may see all logits. Three numbers per row are exchanged: the maximum (all-reduce MAX), the sum of
    the shifted exponentials (all-reduce SUM), and the logit of the target, to which its owner contributes
    the logit and every other rank 0 (all-reduce SUM).

    Formula:
        top[n] = max over all ranks and their columns of z[n, :]
        total[n] = sum over all ranks of sum_c exp(z[n, c] - top[n])
        loss = mean over n of (log(total[n]) + top[n] - z[n, y[n]])
        grad_r[n, c] = (exp(z[n, c] - top[n]) / total[n] - [c is the column of y[n] on its owner]) / N

    Args:
        shards: list of R (N, V_r) float arrays, the logits. Shard 0 holds the first V_0 columns of the
            vocabulary, shard 1 the next V_1, and so on; the V_r may differ. Logits as large as 1e4 in size
            stay exact, also in a row beside small ones: shift each row by its own maximum.
        y: (N,) int. The target of each row, an id in the whole vocabulary.

    Returns:
        (loss, grads): a float, and a list of R (N, V_r) float arrays, the gradient of the mean loss with
        respect to each shard.

    Raises:
        Nothing of its own: ids are taken to be in range.
        torch's cross_entropy and its autograd are off limits.

    Example:
        >>> shards = [np.log([[1.0, 3.0]]), np.log([[4.0]])]
        >>> loss, grads = vocab_parallel_cross_entropy(shards, np.array([1]))
        >>> round(loss, 4), [grad.round(3) for grad in grads]
        (0.9808, [array([[ 0.125, -0.625]]), array([[0.5]])])

    Reference:
        Shoeybi et al., "Megatron-LM: Training Multi-Billion Parameter Language Models Using Model
        Parallelism" (2019).
    """
    N, starts = len(y), np.cumsum([0] + [z.shape[1] for z in shards])
    top = np.max([z.max(axis=1) for z in shards], axis=0)  # (N,), all-reduce MAX
    exps = [np.exp(z - top[:, None]) for z in shards]
    total = np.sum([e.sum(axis=1) for e in exps], axis=0)  # (N,), all-reduce SUM

    target, grads = np.zeros(N), [e / total[:, None] for e in exps]
    for z, grad, start in zip(shards, grads, starts):
        local = y - start
        # A negative id would wrap around without a word: both ends have to be checked.
        rows = np.flatnonzero((local >= 0) & (local < z.shape[1]))
        target[rows] += z[rows, local[rows]]  # all-reduce SUM, every rank but the owner adds 0
        grad[rows, local[rows]] -= 1.0
    return float(np.mean(np.log(total) + top - target)), [grad / N for grad in grads]

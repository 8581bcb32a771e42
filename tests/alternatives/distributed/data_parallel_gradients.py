"""The gradients of data parallelism in other styles."""

import numpy as np


def loops(local_means, counts):
    R, P = local_means.shape
    applied, exact = np.zeros(P), np.zeros(P)
    samples = 0
    for count in counts:
        samples += int(count)
    for i in range(P):
        for r in range(R):
            applied[i] += local_means[r, i] / R
            exact[i] += counts[r] / samples * local_means[r, i]
    return applied, exact


def einsum_average(local_means, counts):
    equal = np.full(len(counts), 1 / len(counts))
    return list(np.einsum("wr,rp->wp", np.stack([equal, counts / counts.sum()]), local_means))


def one_sample_at_a_time(local_means, counts):
    # Every sample stands for its rank's mean: the mean over samples is then the exact gradient.
    samples = np.repeat(local_means, counts, axis=0)
    return np.average(local_means, axis=0), np.average(samples, axis=0)


def torch_weighted(local_means, counts):
    import torch

    weights = counts.to(local_means.dtype)
    return local_means.mean(0), torch.mv(local_means.T, weights) / weights.sum()


def torch_in_float32(local_means, counts):
    g, c = local_means.float(), counts.float().unsqueeze(1)
    return (g / len(g)).sum(0), (g * (c / c.sum())).sum(0)

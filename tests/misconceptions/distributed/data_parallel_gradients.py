"""The gradients of data parallelism with their known bugs as switches."""

import numpy as np

BUGS = {
    "sums_over_ranks": "The gradients are added up and not divided by the number of ranks. The step "
    "would be R times larger than on one GPU with the same global batch.",
    "ddp_weights_by_count": "The applied gradient is weighted by sample counts. DistributedDataParallel "
    "does not know them: with a ragged last batch it is slightly biased.",
    "exact_is_the_mean_of_means": "The exact gradient is the plain mean over ranks. Small local batches "
    "would count too much.",
    "results_swapped": "The two results are returned in the wrong order: what is applied comes first.",
    "averaged_over_parameters": "The mean runs over the parameters. Each parameter keeps a gradient of "
    "its own: the ranks, axis 0, are averaged.",
    "weighted_sum_not_divided": "The weighted gradients are not divided by the number of samples.",
    "weighted_sum_divided_by_ranks": "The weighted gradients are divided by the number of ranks instead "
    "of the number of samples.",
    "applied_divided_by_samples": "The sum of the gradients is divided by the number of samples. Each "
    "gradient is a mean already; the ranks are what is counted.",
    "counts_along_parameters": "The counts are broadcast along the parameters. They belong to the ranks, "
    "the first axis: R = P hides it.",
    "weights_inverted": "The gradients are divided by their counts. A mean has to be multiplied by its "
    "count to become a sum again.",
}


def data_parallel_gradients(local_means, counts, *, bug=frozenset()):
    R, samples = len(local_means), counts.sum()
    weights = 1.0 / counts if "weights_inverted" in bug else counts * 1.0
    weights = weights if "counts_along_parameters" in bug else weights[:, None]
    axis = 1 if "averaged_over_parameters" in bug else 0

    total = samples if "weights_inverted" not in bug else (1.0 / counts).sum()
    if "weighted_sum_not_divided" in bug:
        total = 1.0
    if "weighted_sum_divided_by_ranks" in bug:
        total = R
    exact = (weights * local_means).sum(axis=0) / total

    applied = local_means.sum(axis=axis)
    if "applied_divided_by_samples" in bug:
        applied = applied / samples
    elif "sums_over_ranks" not in bug:
        applied = applied / local_means.shape[axis]
    if "ddp_weights_by_count" in bug:
        applied = (counts[:, None] * local_means).sum(axis=0) / (1.0 if "sums_over_ranks" in bug else samples)
    if "exact_is_the_mean_of_means" in bug:
        exact = np.mean(local_means, axis=axis)
    return (exact, applied) if "results_swapped" in bug else (applied, exact)

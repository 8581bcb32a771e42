import numpy as np

BUGS = {
    "ranks_weighted_equally": "The ranks are averaged without their counts. The last batch is often smaller "
    "on some ranks, and its values then count too much.",
    "standard_deviations_averaged": "The standard deviations are averaged and squared. They do not add up; "
    "variances do.",
    "spread_of_means_forgotten": "The variances are averaged, but the spread of the means around the global "
    "one is left out. Ranks with different means hold more variance together than each alone.",
    "square_of_unweighted_mean": "The variance is E[x^2] - E[x]^2 with an E[x] that ignores the counts. Both "
    "are weighted.",
    "spread_of_means_unweighted": "The spread between the means is averaged without the counts, beside a "
    "weighted mean.",
    "unbiased_union": "The variance is divided by n - 1. SyncBatchNorm normalizes with the biased one, "
    "divided by n.",
    "pooled_degrees_of_freedom": "The variances are weighted by counts - 1, the formula for unbiased ones. "
    "The variances given are biased: each stands for its count.",
    "counts_along_channels": "The counts are broadcast along the channels. They belong to the ranks, the "
    "first axis: R = C hides it.",
    "standard_deviation_returned": "The standard deviation is returned, where the variance is asked for.",
    "variances_summed": "The variance of the union is not divided by n: the weighted sum is returned.",
    "mean_unweighted_only": "The mean is averaged without the counts, while the variances are weighted.",
}


@np.errstate(divide="ignore", invalid="ignore")
def sync_batch_norm_statistics(means, variances, counts, *, bug=frozenset()):
    ranks = len(means)
    counts = np.asarray(counts, dtype=float)
    n = counts.sum()
    weights = np.full(ranks, 1 / ranks) if "ranks_weighted_equally" in bug else counts / n
    weights = weights if "counts_along_channels" in bug else weights[:, None]
    unweighted = means.mean(axis=0)

    mean = unweighted if "mean_unweighted_only" in bug else (weights * means).sum(axis=0)
    if "standard_deviations_averaged" in bug:
        within = (weights * np.sqrt(variances)).sum(axis=0) ** 2
    elif "pooled_degrees_of_freedom" in bug:
        within = ((counts - 1)[:, None] * variances).sum(axis=0) / max(n - ranks, 1)
    else:
        within = (weights * variances).sum(axis=0)

    if "spread_of_means_unweighted" in bug:
        between = ((means - mean) ** 2).mean(axis=0)
    elif "square_of_unweighted_mean" in bug:
        between = (weights * means**2).sum(axis=0) - unweighted**2
    else:
        between = (weights * (means - mean) ** 2).sum(axis=0)
    var = within if "spread_of_means_forgotten" in bug else within + between

    if "unbiased_union" in bug:
        var = var * n / (n - 1)
    if "variances_summed" in bug:
        var = var * n
    return mean, np.sqrt(var) if "standard_deviation_returned" in bug else var

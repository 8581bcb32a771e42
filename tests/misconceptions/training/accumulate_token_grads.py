"""Gradient accumulation with its known bugs as switches."""

import numpy as np

BUGS = {
    "mean_of_means": "The gradients of the means are averaged: short sequences get the same vote as long "
    "ones. This is the famous accumulation bug, and equal counts hide it.",
    "sum_over_tokens": "n * g is summed and not divided: the step would grow with the number of tokens.",
    "divided_by_micro_batches": "n * g is divided by the number of micro-batches. These are sums over "
    "tokens: divide by tokens.",
    "sum_of_means": "The gradients are summed, as repeated backward calls do when the loss is not "
    "rescaled: the step grows with the number of micro-batches.",
    "empty_ones_not_skipped": "Micro-batches without tokens take part: NaN * 0 is NaN, and it spoils "
    "everything.",
    "last_one_wins": "Only the last micro-batch with tokens is left: the sum was cleared in between.",
    "running_average_of_two": "The sum is averaged with each new gradient: the last one gets half of the "
    "vote.",
    "counts_inverted": "The gradients are weighted by 1 / n: short sequences get the larger vote.",
    "divided_by_largest_count": "The sum is divided by the largest count, not by all tokens.",
    "first_gradient_changed": "The sum is built in the array of the first gradient, which belongs to the "
    "caller.",
}


@np.errstate(all="ignore")
def accumulate_token_grads(micro, *, bug=frozenset()):
    kept = list(micro) if "empty_ones_not_skipped" in bug else [(g, n) for g, n in micro if n > 0]
    if "last_one_wins" in bug:
        kept = kept[-1:]
    if "running_average_of_two" in bug:
        total = kept[0][0]
        for g, _ in kept[1:]:
            total = (total + g) / 2
        return total * 1.0

    unweighted = bug & {"mean_of_means", "sum_of_means"}
    counts = [1.0 if unweighted else float(n) for _, n in kept]
    weights = [1.0 / n for n in counts] if "counts_inverted" in bug else counts
    terms = [w * g for (g, _), w in zip(kept, weights)]
    if "first_gradient_changed" in bug:
        kept[0][0][...] = terms[0]
        for term in terms[1:]:
            kept[0][0][...] += term
        terms = [kept[0][0]]

    divisor = sum(weights)
    if bug & {"sum_over_tokens", "sum_of_means"}:
        divisor = 1.0
    if "divided_by_micro_batches" in bug:
        divisor = float(len(micro))
    if "divided_by_largest_count" in bug:
        divisor = max(counts)
    return np.sum(terms, axis=0) / divisor

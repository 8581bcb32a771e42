"""Vocabulary-parallel cross-entropy with its known bugs as switches."""

import numpy as np

BUGS = {
    "local_maxima": "Each rank shifts by the maximum of its own shard. Sums taken relative to different "
    "maxima cannot be added.",
    "one_maximum_for_all_rows": "All rows are shifted by one maximum. A row far below it underflows to "
    "log(0).",
    "not_shifted": "The logits are not shifted by their maximum: exp overflows from 710 on.",
    "target_not_shifted": "The target is not shifted by the start of the shard. Every rank with enough "
    "columns then claims it; ids of the vocabulary must be made local.",
    "shards_taken_for_equal": "The starts of the shards are multiples of the first width. The widths may "
    "differ.",
    "negative_local_index_accepted": "A negative local id is used. NumPy wraps it around without a word: "
    "later shards steal targets of earlier ones.",
    "first_column_not_owned": "start < y is asked, so that the first column of a shard belongs to nobody: start "
    "<= y < start + width.",
    "target_logit_shifted": "The maximum is taken off the target's logit and added to the loss all the same: "
    "shift both terms, or none.",
    "every_rank_subtracts": "Every rank subtracts 1 at the clipped local id. Only the owner of the "
    "target does.",
    "others_contribute_column_0": "Ranks that do not own the target contribute their first logit instead "
    "of 0.",
    "local_softmax": "The normalizer is not all-reduced. Each shard then sums to 1: R distributions "
    "instead of one.",
    "maximum_not_added_back": "The maximum is left out of the loss: log-sum-exp is the maximum plus the "
    "log of the shifted sum.",
    "target_logit_forgotten": "The logit of the target is left out of the loss.",
    "loss_summed": "The loss is a sum over rows. It is their mean.",
    "gradient_not_divided": "The gradient is not divided by N. The loss is a mean.",
    "gradient_without_onehot": "The gradient is softmax / N. The column of the target gets 1 less.",
    "gradient_sign_flipped": "The gradient is onehot - softmax: that of the log-likelihood, not of the loss.",
}


@np.errstate(all="ignore")
def vocab_parallel_cross_entropy(shards, y, *, bug=frozenset()):
    N, widths = len(y), [z.shape[1] for z in shards]
    starts = [r * widths[0] for r in range(len(shards))] if "shards_taken_for_equal" in bug else None
    starts = starts or [sum(widths[:r]) for r in range(len(shards))]
    tops = _tops(shards, bug)
    exps = [np.exp(z - top[:, None]) for z, top in zip(shards, tops)]
    sums = [e.sum(axis=1) for e in exps]
    total = np.sum(sums, axis=0)
    normalizers = sums if "local_softmax" in bug else [total] * len(shards)

    target, grads = np.zeros(N), []
    for z, e, normalizer, start in zip(shards, exps, normalizers, starts):
        grad = e / normalizer[:, None]
        for n in range(N):
            target[n] += _claim(z[n], grad[n], int(y[n]), start, bug)
        grads.append(-grad if "gradient_sign_flipped" in bug else grad)
    if "gradient_not_divided" not in bug:
        grads = [grad / N for grad in grads]
    return _loss(total, np.max(tops, axis=0), target, bug), grads


def _tops(shards, bug):
    own = [z.max(axis=1) for z in shards]
    top = np.max(own, axis=0)
    if "not_shifted" in bug:
        return [np.zeros_like(top)] * len(shards)
    if "one_maximum_for_all_rows" in bug:
        own, top = [np.full_like(one, one.max()) for one in own], np.full_like(top, top.max())
    return own if "local_maxima" in bug else [top] * len(shards)


def _claim(logits, grad, target, start, bug):
    """What one rank contributes to the target's logit; takes 1 off the gradient of its column."""
    local = target if "target_not_shifted" in bug else target - start
    first = 1 if "first_column_not_owned" in bug else 0
    owned = local < len(logits) and (local >= first or "negative_local_index_accepted" in bug)
    column = local if owned else min(max(local, 0), len(logits) - 1)
    if (owned or "every_rank_subtracts" in bug) and "gradient_without_onehot" not in bug:
        grad[column] -= 1.0
    if owned:
        return logits[column]
    return logits[0] if "others_contribute_column_0" in bug else 0.0


def _loss(total, top, target, bug):
    losses = np.log(total)
    if "maximum_not_added_back" not in bug or "target_logit_shifted" in bug:
        losses = losses + top
    if "target_logit_forgotten" not in bug:
        losses = losses - (target - top if "target_logit_shifted" in bug else target)
    return float(losses.sum() if "loss_summed" in bug else losses.mean())

"""The backward pass of softmax with its known bugs as switches."""

import numpy as np

BUGS = {
    "diagonal_only": "Only p (1 - p) g is kept, the diagonal of the Jacobian: the classes interact "
    "through the normalizer, and -p_i p_j belongs to it too.",
    "plain_mean": "The mean of g is subtracted: the correction is the expectation of g under p, sum(p * g).",
    "plain_sum": "The sum of g is subtracted without the weights p.",
    "sum_over_the_batch": "The sum runs over the first axis: rows are independent softmaxes. Square "
    "batches run without an error.",
    "sum_over_everything": "The sum runs over all rows: rows are independent softmaxes.",
    "axis_dropped": "The sum loses its axis, so the correction of row j meets column j: keepdims=True "
    "keeps it with its row. Square batches run without an error.",
    "no_outer_p": "The factor p in front is missing: the rows of a gradient of scores sum to 0, those "
    "of g - sum(p * g) do not.",
    "correction_without_p": "The correction is subtracted from p * g without its factor p: p * (g - "
    "sum) and p * g - sum differ.",
    "correction_forgotten": "Only p * g is returned: the normalizer, through which each score lowers "
    "the other probabilities, is treated as a constant.",
    "sign_flipped": "The sign is wrong: p * (sum(p * g) - g) climbs the loss.",
    "cross_entropy_shortcut": "p - g is the gradient of softmax and cross-entropy together, with g as "
    "the labels; here g is an arbitrary gradient.",
}


def softmax_vjp(p, g, *, bug=frozenset()):
    if "cross_entropy_shortcut" in bug:
        return g - p if "sign_flipped" in bug else p - g
    correction = _correction(p, g, bug)
    if "correction_without_p" in bug:
        ds = p * g - correction
    elif "no_outer_p" in bug:
        ds = g - correction
    else:
        ds = p * (g - correction)
    return -ds if "sign_flipped" in bug else ds


def _correction(p, g, bug):
    if "correction_forgotten" in bug:
        return 0.0
    terms = g if bug & {"plain_mean", "plain_sum"} else p * g
    if "diagonal_only" in bug:
        return terms
    axis = 0 if "sum_over_the_batch" in bug else -1
    axis = None if "sum_over_everything" in bug else axis
    reduce = np.mean if "plain_mean" in bug else np.sum
    return reduce(terms, axis=axis, keepdims="axis_dropped" not in bug)

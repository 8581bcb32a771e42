import numpy as np

BUGS = {
    "gradient_not_averaged": "The gradient is not divided by N: the loss is a mean, so its gradient carries "
    "1/N, or the effective learning rate grows with the batch.",
    "probability_floored": "The loss takes log(p + 1e-12): the floor caps it at 27.6 and lies about "
    "confident mistakes. The log-sum-exp needs no floor.",
    "normalized_over_batch": "The softmax runs over axis 0: the examples of a batch compete with each other. "
    "The classes are on axis 1; square inputs hide the slip.",
    "not_shifted": "exp is taken of the raw logits: it overflows beyond about 709, and inf / inf is NaN.",
    "shifted_by_batch_maximum": "One maximum of the whole batch shifts every row: a row far below it "
    "underflows to zeros, and 0 / 0 is NaN. Each row needs its own maximum.",
    "maximum_not_added_back": "The log-sum-exp of the shifted row is set against the unshifted logit: the "
    "loss is off by the row's maximum.",
    "loss_summed": "The loss is the sum over the batch, while the gradient belongs to the mean: they no "
    "longer match.",
    "base_two": "The logarithm has base 2: the loss comes out in bits, 1.44 times too large, and the "
    "gradient p - y is the one of the natural logarithm.",
    "sign_flipped": "The gradient is onehot - softmax: a descent step would then raise the loss.",
    "target_not_subtracted": "The gradient is the softmax alone: without minus one at the true class nothing "
    "pulls that logit up.",
    "one_subtracted_after_averaging": "The 1 of the true class is subtracted after the division by N: it "
    "must be divided too, or a row of the gradient no longer sums to zero.",
    "averaged_over_entries": "The gradient is divided by N * C: the mean runs over the N examples, not over "
    "entries.",
    "columns_for_entries": "z[:, y] picks whole columns, one per example, for every row: the true class of "
    "example n is the single entry z[n, y[n]], so index with arange(N) and y.",
}


@np.errstate(all="ignore")
def softmax_cross_entropy(z, y, *, bug=frozenset()):
    N, C = z.shape
    axis = 0 if "normalized_over_batch" in bug else 1
    rows = slice(None) if "columns_for_entries" in bug else np.arange(N)
    top = z.max(axis=axis, keepdims=True)
    shift = top
    if "shifted_by_batch_maximum" in bug:
        shift = z.max()
    if "not_shifted" in bug:
        shift = 0.0
    exps = np.exp(z - shift)
    totals = exps.sum(axis=axis, keepdims=True)
    p = exps / totals
    log_p = np.log(p + 1e-12) if "probability_floored" in bug else z - shift - np.log(totals)
    if "maximum_not_added_back" in bug:
        log_p = log_p + top
    loss = (
        -log_p[rows, y].mean() * (N if "loss_summed" in bug else 1) / (np.log(2) if "base_two" in bug else 1)
    )

    scale = N * C if "averaged_over_entries" in bug else N
    scale = scale / N if "gradient_not_averaged" in bug else scale
    one = 0.0 if "target_not_subtracted" in bug else 1.0
    dz = p / scale
    dz[rows, y] -= one if "one_subtracted_after_averaging" in bug else one / scale
    return float(loss), -dz if "sign_flipped" in bug else dz

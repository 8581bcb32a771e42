"""Masked softmax with its known bugs as switches."""

import numpy as np

BUGS = {
    "mask_inverted": "A different convention: True is read as masked, as nn.MultiheadAttention does; "
    "here, as in scaled_dot_product_attention, True is kept.",
    "zeroed_after_the_softmax": "The masked probabilities are set to 0 after the softmax: the rest of "
    "the row no longer sums to 1, and a masked score still sets the scale.",
    "renormalized_after_the_softmax": "Masked scores still set the maximum that is subtracted, as "
    "where a softmax over everything is renormalized to what is kept: a masked 10000 makes the kept "
    "entries underflow, and a masked NaN spoils the row.",
    "replaced_after_the_softmax": "np.where puts 0 in the masked places after the softmax: the rest of the "
    "row no longer sums to 1, and a masked score still sets the scale.",
    "filled_with_minus_1e9": "Masked scores become -1e9: a row with nothing kept gets equal weights, "
    "and kept scores below -1e9 lose to the fill.",
    "minus_1e9_added": "-1e9 is added to the masked scores: a masked NaN, inf or 1e9 survives, and a "
    "row with nothing kept gets weights from forbidden scores.",
    "nothing_kept_gives_nan": "Masked scores become -inf and nothing else is done: in a row with "
    "nothing kept -inf minus -inf is NaN, and one padded query poisons the batch.",
    "nothing_kept_gives_equal_weights": "A row with nothing kept gets 1/m everywhere: attention over "
    "entries that are all forbidden.",
    "scores_multiplied_by_the_mask": "Masked scores are multiplied by 0: a score of 0 still has a "
    "weight of exp(0), often more than the kept ones, and NaN times 0 is NaN.",
    "no_max_shift": "The row maximum is not subtracted before exp: scores of 2000 overflow and scores "
    "of -2000 underflow to 0 / 0.",
    "one_maximum_for_all_rows": "One maximum is subtracted from all rows: a row far below it "
    "underflows to 0 / 0.",
    "softmax_over_queries": "The softmax runs over the queries: the weights of a key sum to 1, those "
    "of a query do not.",
    "key_mask_on_queries": "A mask of one axis is read as a mask of the queries: whole rows disappear "
    "instead of columns. Only square scores run.",
}


def masked_softmax(s, keep, *, bug=frozenset()):
    if "key_mask_on_queries" in bug and keep.ndim == 1:
        keep = keep[:, None]
    keep = np.broadcast_to(~keep if "mask_inverted" in bug else keep, s.shape)
    late = bug & {
        "zeroed_after_the_softmax",
        "replaced_after_the_softmax",
        "renormalized_after_the_softmax",
    }
    axis = -2 if "softmax_over_queries" in bug else -1

    shown = s if late else _hidden(s, keep, bug)
    top = shown.max(axis=None if "one_maximum_for_all_rows" in bug else axis, keepdims=True)
    if "nothing_kept_gives_nan" not in bug:
        top = np.where(np.isneginf(top), 0.0, top)
    weights = np.exp(shown if "no_max_shift" in bug else shown - top)
    if "renormalized_after_the_softmax" in bug:
        weights = weights * keep
    total = weights.sum(axis=axis, keepdims=True)
    p = weights / np.where((total == 0.0) & (not bug & _EMPTY_ROWS_GO_WRONG), 1.0, total)
    if "zeroed_after_the_softmax" in bug:
        p = p * keep
    if "replaced_after_the_softmax" in bug:
        p = np.where(keep, p, 0.0)
    if "nothing_kept_gives_equal_weights" in bug:
        p = np.where(keep.any(axis=axis, keepdims=True), p, 1 / s.shape[axis])
    return p


_EMPTY_ROWS_GO_WRONG = {
    "nothing_kept_gives_nan",
    "replaced_after_the_softmax",
    "zeroed_after_the_softmax",
    "filled_with_minus_1e9",
    "minus_1e9_added",
    "scores_multiplied_by_the_mask",
}


def _hidden(s, keep, bug):
    if "scores_multiplied_by_the_mask" in bug:
        s = s * keep
    if "minus_1e9_added" in bug:
        s = s + np.where(keep, 0.0, -1e9)
    if "filled_with_minus_1e9" in bug:
        return np.where(keep, s, -1e9)
    if bug & {"minus_1e9_added", "scores_multiplied_by_the_mask"}:
        return s
    return np.where(keep, s, -np.inf)

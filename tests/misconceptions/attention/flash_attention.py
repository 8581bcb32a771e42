"""Block-by-block attention with its known bugs as switches."""

import numpy as np

BUGS = {
    "builds_the_full_score_matrix": "The whole n x m score matrix is built first: the result is "
    "right, but the memory that blocks are there to save is spent. Scores belong to one block at a "
    "time.",
    "normalizer_not_rescaled": "The normalizer l is not multiplied by c when the maximum grows: it "
    "still holds sums relative to the old maximum.",
    "output_not_rescaled": "The accumulator o is not multiplied by c when the maximum grows: it still "
    "holds sums relative to the old maximum.",
    "blocks_averaged": "Each block is softmaxed by itself and the outputs are averaged: blocks have "
    "different total weight and must be combined by their normalizers.",
    "correction_inverted": "The correction is exp(new_top - top): old values must shrink, not grow, "
    "when a larger maximum appears.",
    "maximum_not_stored": "The running maximum is not updated: each block is rescaled against -inf, "
    "which erases the blocks before it.",
    "maximum_not_carried_over": "The running maximum is not stored for the next block, only used for lse: "
    "each block is rescaled against -inf, which erases the blocks before it.",
    "no_maximum": "No maximum is subtracted: exp of a score of 1000 overflows, exp of -1000 underflows to "
    "0 / 0.",
    "first_maximum_kept": "The maximum of the first block is used throughout: a later score that is "
    "larger by 1000 overflows.",
    "block_maximum_replaces_the_running_one": "The maximum of the block replaces the running one even "
    "where it is smaller: exp(top - new_top) then overflows.",
    "maximum_starts_at_zero": "The running maximum starts at 0 instead of -inf: where all scores are "
    "far below 0 each exp underflows, and the result is 0 / 0.",
    "one_maximum_for_all_queries": "One running maximum serves all queries: a query whose scores lie "
    "far below it underflows to 0 / 0.",
    "lse_without_the_maximum": "log(l) is returned: l is relative to exp(top), and the backward pass "
    "needs top + log(l).",
    "not_normalized_at_the_end": "o is returned without the division by l.",
    "unscaled": "The scores are not divided by sqrt(d): their spread grows with d and the softmax saturates.",
    "last_short_block_dropped": "Keys after the last full block are dropped: the last block may be shorter.",
    "last_block_padded_with_zeros": "The last block is padded with keys of 0, whose scores of 0 take "
    "a share of the weight: padding has to be masked with -inf.",
    "queries_scaled_in_place": "The queries are scaled in place, which changes the caller's array: "
    "functions leave their arguments as they are.",
}


def flash_attention(q, k, v, block, *, bug=frozenset()):
    n, m = len(q), len(k)
    if "unscaled" not in bug:
        q = _scaled(q, bug)
    whole = _whole(q, k) if "builds_the_full_score_matrix" in bug else None
    state = _start(n, v.shape[1], bug)
    parts = []
    for start in range(0, m, block):
        if "last_short_block_dropped" in bug and start + block > m:
            break
        here = slice(start, start + block)
        scores = q @ k[here].T if whole is None else whole[:, here]
        values = v[here]
        if "last_block_padded_with_zeros" in bug:
            missing = block - len(values)
            scores, values = np.pad(scores, ((0, 0), (0, missing))), np.pad(values, ((0, missing), (0, 0)))
        parts.append(_update((*_start(n, v.shape[1], bug)[:3], None), scores, values, bug))
        state = _update(state, scores, values, bug)
    return _result(state, parts, bug)


def _scaled(q, bug):
    if "queries_scaled_in_place" in bug:
        q /= np.sqrt(q.shape[1])
        return q
    return q / np.sqrt(q.shape[1])


def _whole(q, k):
    scores = q @ k.T
    return scores + np.zeros_like(scores)  # a second array of its size, as a softmax would make


def _start(n, e, bug):
    top = 0.0 if "maximum_starts_at_zero" in bug else -np.inf
    return np.full((n, 1), top), np.zeros((n, 1)), np.zeros((n, e)), None


def _update(state, scores, values, bug):
    top, l, o, first = state
    if "maximum_not_carried_over" in bug:
        top = np.full_like(top, -np.inf)
    block_top = scores.max(axis=None if "one_maximum_for_all_queries" in bug else 1, keepdims=True)
    new_top = np.maximum(top, block_top)
    if "block_maximum_replaces_the_running_one" in bug:
        new_top = block_top + 0 * top
    first = new_top if first is None else first
    if "first_maximum_kept" in bug:
        new_top = first
    if "no_maximum" in bug:
        new_top = np.zeros_like(new_top)
        top = new_top
    c = np.exp(new_top - top) if "correction_inverted" in bug and l.any() else np.exp(top - new_top)
    weights = np.exp(scores - new_top)
    l = l * (1.0 if "normalizer_not_rescaled" in bug else c) + weights.sum(axis=1, keepdims=True)
    o = o * (1.0 if "output_not_rescaled" in bug else c) + weights @ values
    return top if "maximum_not_stored" in bug else new_top, l, o, first


def _result(state, parts, bug):
    top, l, o, _ = state
    out = o if "not_normalized_at_the_end" in bug else o / l
    if "blocks_averaged" in bug:
        out = np.mean([o if "not_normalized_at_the_end" in bug else o / l for _, l, o, _ in parts], axis=0)
    lse = np.log(l) if "lse_without_the_maximum" in bug else top + np.log(l)
    return out, lse[:, 0]

import numpy as np

BUGS = {
    "no_shift": "Position t is asked for token t, which it has read: the model learns to copy its input, "
    "the loss falls to 0 and generation is useless.",
    "shifted_backward": "Position t is asked for token t-1: it predicts the past, which the causal mask "
    "lets it see.",
    "last_predicts_first": "The targets are rolled, so the last position is asked for the first token of "
    "the sequence; it has no target.",
    "mean_of_sequence_means": "Each sequence is averaged first: tokens of short sequences weigh more than "
    "tokens of long ones.",
    "sum_not_mean": "The losses are summed, not averaged.",
    "divided_by_sequences": "The sum is divided by the number of sequences instead of the number of counted "
    "tokens.",
    "padding_counted": "Padding is counted: the model is trained to predict pad after pad.",
    "divided_by_all_tokens": "Padded targets are left out of the sum but not out of the count: the loss "
    "shrinks with the amount of padding.",
    "padding_by_input": "The input decides what is counted instead of the target: the step from the last "
    "word to the first pad stays in.",
    "pad_id_zero_ignored": "pad_id = 0 is taken for no pad_id: `if pad_id` is false for 0, test `is not "
    "None`.",
    "log_base_2": "The logarithm is to base 2: the loss is in nats, bits are larger by 1/ln 2.",
    "log_2_of_the_normalizer": "Only the logarithm of the normalizer is to base 2: that is neither nats nor "
    "bits, and the probabilities no longer sum to 1.",
    "softmax_over_positions": "The softmax runs over positions instead of the vocabulary.",
}


def causal_lm_loss(logits, ids, pad_id=None, *, bug=frozenset()):
    axis = 1 if "softmax_over_positions" in bug else -1
    if "pad_id_zero_ignored" in bug and not pad_id:
        pad_id = None
    if "no_shift" in bug:
        scores, inputs, targets = logits, ids, ids
    elif "shifted_backward" in bug:
        scores, inputs, targets = logits[:, 1:], ids[:, 1:], ids[:, :-1]
    elif "last_predicts_first" in bug:
        scores, inputs, targets = logits, ids, np.roll(ids, -1, axis=1)
    else:
        scores, inputs, targets = logits[:, :-1], ids[:, :-1], ids[:, 1:]
    shifted = scores - scores.max(axis=axis, keepdims=True)
    log = np.log2 if "log_2_of_the_normalizer" in bug else np.log
    log_probs = shifted - log(np.exp(shifted).sum(axis=axis, keepdims=True))
    nll = -np.take_along_axis(log_probs, targets[..., None], axis=-1)[..., 0]
    if "log_base_2" in bug:
        nll = nll / np.log(2)

    counted = np.ones_like(nll)
    if pad_id is not None and "padding_counted" not in bug:
        counted = ((inputs if "padding_by_input" in bug else targets) != pad_id).astype(float)
    total = (nll * counted).sum()
    if "sum_not_mean" in bug:
        return total
    if "mean_of_sequence_means" in bug:
        per_sequence = counted.shape[1] if "divided_by_all_tokens" in bug else counted.sum(axis=1)
        return ((nll * counted).sum(axis=1) / per_sequence).mean()
    if "divided_by_sequences" in bug:
        return total / len(nll)
    return total / (counted.size if "divided_by_all_tokens" in bug else counted.sum())

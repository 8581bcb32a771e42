"""Known wrong ideas about reversing padded sequences, each behind a switch."""

import numpy as np

BUGS = {
    "whole_axis_flipped": (
        "The whole time axis is flipped: the padding comes first, and a backward RNN would start by reading "
        "it. Only sequences of full length come out right."
    ),
    "mirrored_in_place": (
        "The array being written is the one being read: after the first half the rest finds copies, and the "
        "second half becomes a mirror of the first."
    ),
    "swapped_back": (
        "Steps t and L - 1 - t are swapped for every t below L: each pair is swapped twice, back to the "
        "start."
    ),
    "rolled": "The prefix is rolled by one step, not reversed: the order inside it must be mirrored.",
    "off_by_one": (
        "Step t is read from L - t: that starts on the first step of padding; the last valid step is L - 1."
    ),
    "last_step_left_out": (
        "Only the first L - 1 steps are reversed: L is the number of steps, not the last index."
    ),
    "longest_for_all": (
        "Every sequence is reversed by the longest length of the batch, so padding enters the shorter ones."
    ),
    "padding_flipped_too": "The padding is reversed as well: it stays in place, step by step.",
    "padding_zeroed": "The padding is overwritten with zeros: it keeps what it holds.",
    "features_flipped": "The prefix is flipped along its features, not along time.",
    "both_axes_flipped": "The prefix is flipped along time and features: each step stays as it is.",
    "empty_sequence_flipped": (
        "A sequence of length 0 is reversed from end to end: a slice such as [-0:] or [L - 1 :: -1] takes "
        "the whole row when L is 0."
    ),
    "valid_part_right_aligned": (
        "The reversed steps are pushed to the end and the padding to the front: padded on the left, the "
        "batch no longer fits its lengths."
    ),
}


def reverse_padded(x, lengths, *, bug=frozenset()):
    y = x.copy()
    T = x.shape[1]
    for row, L in enumerate(int(length) for length in lengths):
        valid = L
        if "empty_sequence_flipped" in bug and L == 0:
            L = T
        if "longest_for_all" in bug:
            L = int(max(lengths))
        if "whole_axis_flipped" in bug:
            L = T
        if "last_step_left_out" in bug:
            L = max(L - 1, 0)
        for _ in range(2 if "swapped_back" in bug else 1):
            _reverse_prefix(y[row], L, bug)
        if "padding_flipped_too" in bug:
            y[row, valid:] = y[row, valid:][::-1].copy()
        if "padding_zeroed" in bug:
            y[row, valid:] = 0.0
        if "valid_part_right_aligned" in bug:
            y[row] = np.roll(y[row], T - L, axis=0)
    return y


def _reverse_prefix(y, L, bug):
    source = y if "mirrored_in_place" in bug else y.copy()
    for t in range(L):
        s = L - 1 - t
        if "features_flipped" in bug:
            s = t
        if "rolled" in bug:
            s = (t - 1) % L
        if "off_by_one" in bug:
            s = min(s + 1, len(y) - 1)
        mirrored = bool(bug & {"features_flipped", "both_axes_flipped"})
        y[t] = source[s, ::-1].copy() if mirrored else source[s]

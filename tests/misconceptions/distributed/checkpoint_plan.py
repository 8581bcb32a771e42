"""Activation checkpointing with its known bugs as switches."""

BUGS = {
    "peak_multiplies": "Inputs and segment are multiplied. That is back to storing every layer; the two "
    "are held side by side and add up.",
    "inputs_only": "The peak is ceil(L / k). The segment that is being recomputed must be alive too.",
    "larger_of_the_two": "The larger of inputs and segment is taken. Both are alive at the same time.",
    "segment_only": "The peak is one segment. The inputs of all segments stay until they are used.",
    "short_segment_has_no_input": "L // k segments are counted. A shorter last segment has an input too.",
    "segment_longer_than_the_network": "k units are counted for the segment where there are only L layers.",
    "segment_without_its_first_unit": "A different convention: the input of the recomputed segment is "
    "counted as one of its k units. Here the k layers add k units.",
    "recomputation_not_counted": "The layers are counted once. Each runs forward again in the backward pass.",
    "last_segment_not_recomputed": "A different convention: the last segment is kept and not run again, "
    "as torch's checkpoint_sequential does. Here every layer is recomputed.",
    "segments_counted_for_layers": "One extra forward is counted for each segment. A segment is "
    "recomputed layer by layer.",
    "backward_counted": "The backward pass is counted as two more forwards. Only forward passes of "
    "layers are asked for.",
    "backward_counted_as_a_forward": "The backward pass is counted as one more forward pass. Only "
    "forward passes of layers are asked for.",
    "best_k_is_the_rounded_root": "best_k is round(sqrt(L)). That is near the best, not always the best: "
    "compare ceil(L / k) + k.",
    "best_k_rounds_the_root_up": "best_k is ceil(sqrt(L)). That is near the best, not always the "
    "smallest best.",
    "best_k_rounds_the_root_down": "best_k is floor(sqrt(L)). For 10 layers k = 2 is as good as 3, and "
    "smaller.",
    "ties_go_to_the_largest": "Of equally good k the largest is returned. The smallest is asked for.",
}


def checkpoint_plan(L, k, *, bug=frozenset()):
    peak = _peak(L, k, bug)
    last = L - (_segments(L, k, frozenset()) - 1) * k
    extra = L
    if "last_segment_not_recomputed" in bug:
        extra = L - last
    if "segments_counted_for_layers" in bug:
        extra = -(-extra // k)
    if "recomputation_not_counted" in bug:
        extra = 0
    if "backward_counted" in bug:
        extra += 2 * L
    forwards = L + extra
    if "backward_counted_as_a_forward" in bug:
        forwards = forwards * 3 // 2
    return peak, forwards, _best(L, bug)


def _segments(L, k, bug):
    return max(L // k, 1) if "short_segment_has_no_input" in bug else -(-L // k)


def _peak(L, k, bug):
    segments = _segments(L, k, bug)
    longest = k if "segment_longer_than_the_network" in bug else min(k, L)
    if "segment_without_its_first_unit" in bug:
        longest -= 1
    if "peak_multiplies" in bug:
        return segments * longest
    if "inputs_only" in bug and "segment_only" not in bug:
        return segments
    if "segment_only" in bug and "inputs_only" not in bug:
        return longest
    if "inputs_only" in bug or "larger_of_the_two" in bug:
        return max(segments, longest)
    return segments + longest


def _best(L, bug):
    root = L**0.5
    if "best_k_is_the_rounded_root" in bug:
        best = max(round(root), 1)
    elif "best_k_rounds_the_root_up" in bug:
        best = -int(-root // 1)
    elif "best_k_rounds_the_root_down" in bug:
        best = int(root)
    else:
        ks = range(L, 0, -1) if "ties_go_to_the_largest" in bug else range(1, L + 1)
        best = min(ks, key=lambda k: -(-L // k) + k)
    return best

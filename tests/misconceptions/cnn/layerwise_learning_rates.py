BUGS = {
    "largest_on_the_stem": "The distance is counted from the stem, so the generic early features move most; "
    "they should move least.",
    "grows_toward_the_stem": "Each step toward the input multiplies by decay; the rates must shrink: divide.",
    "frozen_keep_their_rate": "Frozen groups keep a small rate; frozen means no update at all: 0.",
    "frozen_at_the_head": "The last groups are frozen; freezing starts at the stem, "
    "whose features are most general.",
    "freezes_one_too_many": "Group n_frozen is frozen too; the first n_frozen groups are 0 to n_frozen - 1.",
    "exponent_off_by_one": "The head is divided by decay already; its exponent is 0.",
    "one_rate_for_the_backbone": "All groups below the head get head_lr / decay; "
    "each further group divides once more.",
    "frozen_left_out": "The list holds the trained groups only; every group has its entry, 0.0 when frozen.",
}


def layerwise_learning_rates(n_groups, head_lr, decay, n_frozen, *, bug=frozenset()):
    if "freezes_one_too_many" in bug:
        n_frozen += 1
    rates = []
    for i in range(n_groups):
        to_head = n_groups - 1 - i
        distance = i if "largest_on_the_stem" in bug else to_head
        if "one_rate_for_the_backbone" in bug:
            distance = min(distance, 1)
        distance += "exponent_off_by_one" in bug
        rate = head_lr * decay**distance if "grows_toward_the_stem" in bug else head_lr / decay**distance
        frozen = (to_head if "frozen_at_the_head" in bug else i) < n_frozen
        if frozen and "frozen_left_out" in bug:
            continue
        rates.append(0.0 if frozen and "frozen_keep_their_rate" not in bug else rate)
    return rates

BUGS = {
    "any_for_all": "A unit counts as dead when it is off for any example. Off for one is ordinary; dead "
    "means off for all.",
    "strictly_negative": "Entries of exactly 0 count as on. The output and, by convention, the gradient are "
    "0 there too; zero biases and zero inputs land on it.",
    "sparsity_as_death": "dead_fraction is the share of zero outputs. Half of a healthy ReLU layer is zero: "
    "sparsity is not death.",
    "silent_examples": "The reduction runs over the units, so it finds examples that switch everything off. "
    "Death is a property of a unit over all examples.",
    "dead_over_examples": "The number of dead units is divided by the number of examples; it belongs over "
    "the number of units.",
    "count_not_fraction": "The number of dead units is returned, not their share.",
    "alive_not_dead": "The fraction of units that are alive is returned for the fraction that are dead.",
    "reads_outputs": "Only entries equal to 0 count, as if Z were the output of the ReLU. Z is its input: "
    "everything <= 0 is off.",
    "nearly_always_off": "A unit that is off for more than 95 % of the examples counts as dead. One example "
    "on which it fires gives it a gradient: dead means off for all.",
    "negative_on_average": "A unit counts as dead when its mean pre-activation is <= 0. One positive "
    "example is enough to keep it alive.",
    "zero_share_of_living": "zero_fraction is taken over the living units only; it is the share of all "
    "entries.",
    "share_of_positive": "zero_fraction is the share of positive entries: the complement was forgotten.",
    "results_swapped": "The results come in the wrong order: dead_fraction first.",
}


def dead_relu_report(Z, *, bug=frozenset()):
    off = Z < 0 if "strictly_negative" in bug else Z <= 0
    if "reads_outputs" in bug:
        off = Z == 0
    axis = 1 if "silent_examples" in bug else 0
    dead = off.any(axis=axis) if "any_for_all" in bug else off.all(axis=axis)
    if "nearly_always_off" in bug:
        dead = off.mean(axis=axis) > 0.95
    if "negative_on_average" in bug:
        dead = Z.mean(axis=axis) <= 0
    zero_fraction = float(off.mean())
    if "zero_share_of_living" in bug:
        alive = ~off.all(axis=0)
        zero_fraction = float(off[:, alive].mean()) if alive.any() else 0.0
    if "share_of_positive" in bug:
        zero_fraction = 1.0 - zero_fraction
    dead_fraction = zero_fraction if "sparsity_as_death" in bug else float(dead.mean())
    if "alive_not_dead" in bug:
        dead_fraction = 1.0 - dead_fraction
    if "dead_over_examples" in bug:
        dead_fraction = dead_fraction * dead.size / len(Z)
    if "count_not_fraction" in bug:
        dead_fraction = dead_fraction * dead.size
    return (zero_fraction, dead_fraction) if "results_swapped" in bug else (dead_fraction, zero_fraction)

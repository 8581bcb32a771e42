"""Clipping by global norm with its known bugs as switches."""

import numpy as np

BUGS = {
    "each_tensor_clipped": "Each tensor is clipped by its own norm, which changes the direction of the "
    "update. A single tensor hides it.",
    "always_rescaled": "The gradients are always scaled to max_norm: small ones are blown up to the limit.",
    "norms_summed": "The norms of the tensors are added up. The global norm is that of the tensors laid "
    "end to end: squares add, norms do not.",
    "norm_after_clipping": "The norm after clipping is returned. Monitoring needs the one before: a flat "
    "line at max_norm hides explosions.",
    "square_root_forgotten": "The square root is missing: a squared norm is compared with max_norm.",
    "largest_norm": "The largest norm of a tensor stands in for the global norm.",
    "last_tensor_only": "Only the last tensor is measured: the sum is started anew for each one.",
    "entries_clipped": "Each entry is clipped to [-max_norm, max_norm], as clipping by value does. That "
    "changes the direction.",
    "mean_of_squares": "The squares are averaged, not summed: the norm does not grow with the number of "
    "entries.",
    "absolute_values_summed": "The absolute values are summed: that is the L1 norm.",
    "epsilon_forgotten": "A different convention: without the 1e-6, which shows where the gradients are "
    "tiny (and keeps a norm of 0 from dividing).",
    "coefficient_inverted": "The gradients are multiplied by total / max_norm, which lengthens those that "
    "are too long.",
    "coefficient_returned": "The factor is returned in place of the norm.",
    "threshold_at_one": "Only norms above 1 are clipped, whatever max_norm is: the comparison is with the "
    "wrong number.",
}


@np.errstate(all="ignore")
def clip_by_global_norm(grads, max_norm, *, bug=frozenset()):
    total = _norm(grads, bug)
    coef = _coefficient(total, max_norm, bug)
    clipped = [coef * g for g in grads]
    if "each_tensor_clipped" in bug:
        clipped = [_coefficient(_norm([g], bug), max_norm, bug) * g for g in grads]
    if "entries_clipped" in bug:
        clipped = [np.clip(g, -max_norm, max_norm) for g in grads]

    if "coefficient_returned" in bug:
        return clipped, float(coef)
    return clipped, float(_norm(clipped, bug) if "norm_after_clipping" in bug else total)


def _norm(grads, bug):
    reduce = np.mean if "mean_of_squares" in bug else np.sum
    size = np.abs if "absolute_values_summed" in bug else np.square
    root = np.float64 if bug & {"absolute_values_summed", "square_root_forgotten"} else np.sqrt
    if "last_tensor_only" in bug:
        grads = grads[-1:]
    if "norms_summed" in bug:
        return np.sum([root(reduce(size(g))) for g in grads])
    if "largest_norm" in bug:
        return np.max([root(reduce(size(g))) for g in grads])
    return root(reduce(np.concatenate([size(g).ravel() for g in grads])))


def _coefficient(total, max_norm, bug):
    if "threshold_at_one" in bug and not total > 1.0:
        return 1.0
    ratio = np.float64(max_norm) / (total if "epsilon_forgotten" in bug else total + 1e-6)
    if "coefficient_inverted" in bug:
        return 1.0 if ratio > 1.0 else 1.0 / ratio
    if "always_rescaled" in bug or "threshold_at_one" in bug:
        return ratio
    return np.minimum(1.0, ratio)

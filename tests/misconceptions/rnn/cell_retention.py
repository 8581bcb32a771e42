"""Known wrong ideas about what a forget gate keeps, each behind a switch."""

import numpy as np

BUGS = {
    "mean_of_gates": "The gates are averaged: the chain rule multiplies along the path, one factor per step.",
    "geometric_mean": (
        "The T-th root of the product is the share kept per step; after T steps the whole product is left."
    ),
    "sum_of_gates": (
        "The gates are added up: the cell update is additive, its derivative is not; each step contributes "
        "a factor f_t."
    ),
    "last_gate_only": "Only the last gate counts: every step before it has scaled the cell too.",
    "first_gate_skipped": (
        "The first gate is left out: c_1 = f_1 c_0 + ... already scales c_0, so there are T factors."
    ),
    "across_units": (
        "The product runs over the units, not over time: units are independent, steps follow one another."
    ),
    "one_minus_gates": (
        "The product is of 1 - f: the gate is named after forgetting, but its value is the share that is "
        "kept."
    ),
    "sigmoid_again": (
        "A sigmoid is applied to f, which is already the output of one: gates of 1 would keep only 0.73."
    ),
    "running_product": (
        "All T partial products are returned: the question is what is left after the last step, one row."
    ),
}


def cell_retention(f, *, bug=frozenset()):
    if "sigmoid_again" in bug:
        f = 1 / (1 + np.exp(-f))
    if "one_minus_gates" in bug:
        f = 1 - f
    if "first_gate_skipped" in bug:
        f = f[1:] if len(f) > 1 else np.ones_like(f)
    if "last_gate_only" in bug:
        f = f[-1:]

    axis = 1 if "across_units" in bug else 0
    if "running_product" in bug:
        return np.cumprod(f, axis=axis)
    if "mean_of_gates" in bug:
        return f.mean(axis=axis)
    if "sum_of_gates" in bug:
        return f.sum(axis=axis)
    kept = f.prod(axis=axis)
    return kept ** (1 / f.shape[axis]) if "geometric_mean" in bug else kept

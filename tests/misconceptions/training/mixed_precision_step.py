"""A step in mixed precision with its known bugs as switches."""

import numpy as np

BUGS = {
    "clipped_before_unscaling": "The scaled gradients are clipped. Their norm is 65536 times too large, so "
    "that everything is clipped to almost nothing and training crawls.",
    "never_unscaled": "The gradients are not divided by the scale: the learning rate would change with it.",
    "overflow_zeroed": "inf and NaN are set to zero and the step is applied. An overflowing step carries "
    "wrong gradients everywhere: skip it.",
    "count_kept_on_overflow": "The count of good steps is not reset by an overflow: the scale grows too "
    "early after a failure.",
    "count_kept_after_growth": "The count goes on after the scale has grown: the test for the interval "
    "never fires again (or fires at every step).",
    "each_tensor_clipped": "Each tensor is clipped by its own norm, which changes the direction of the "
    "update.",
    "not_clipped": "The gradients are not clipped.",
    "always_rescaled": "The gradients are always scaled to max_norm: small ones are blown up.",
    "epsilon_forgotten": "A different convention: without the 1e-6 beside the norm, which shows where the "
    "gradients are tiny.",
    "scale_kept_on_overflow": "The scale stays after an overflow: the next step overflows as well.",
    "scale_grows_on_overflow": "The scale grows after an overflow instead of shrinking.",
    "only_nan_noticed": "Only NaN counts as an overflow. inf is one too, and clipping makes NaN of it.",
    "only_inf_noticed": "Only inf counts as an overflow. inf - inf gives NaN on the way back.",
    "only_first_tensor_checked": "Only the first tensor is checked for inf and NaN.",
    "overflow_counted_as_good": "The count goes on over a skipped step.",
    "growth_one_step_late": "The interval is compared before the step is counted: the scale grows one step "
    "late.",
    "unscaled_by_new_scale": "The gradients are divided by the scale of the next step: they were made with "
    "the old one.",
    "multiplied_by_scale": "The gradients are multiplied by the scale once more.",
    "growth_every_step": "The scale grows with every good step: the interval is ignored.",
    "unscaled_in_place": "The caller's gradients are divided in place.",
    "skipped_step_returns_gradients": "A skipped step returns the scaled gradients, inf included, instead "
    "of None.",
}


@np.errstate(all="ignore")
def mixed_precision_step(
    scaled_grads, scale, good_steps, max_norm, growth=2.0, backoff=0.5, interval=2000, *, bug=frozenset()
):
    overflow = _overflow(scaled_grads[:1] if "only_first_tensor_checked" in bug else scaled_grads, bug)
    new_scale, count = _update(overflow, scale, good_steps, growth, backoff, interval, bug)

    if overflow and "overflow_zeroed" not in bug:
        return (scaled_grads if "skipped_step_returns_gradients" in bug else None), new_scale, count
    grads = [np.where(np.isfinite(g), g, 0.0) if overflow else g for g in scaled_grads]
    divisor = new_scale if "unscaled_by_new_scale" in bug else scale
    if "never_unscaled" in bug:
        divisor = 1.0
    if "multiplied_by_scale" in bug:
        divisor = 1.0 / divisor
    if "clipped_before_unscaling" in bug:
        grads = [g / divisor for g in _clipped(grads, max_norm, bug)]
    else:
        grads = _clipped([g / divisor for g in grads], max_norm, bug)
    if "unscaled_in_place" in bug:
        for g in scaled_grads:
            g /= divisor
    return grads, new_scale, count


def _not_finite(values):
    return ~np.isfinite(values)


def _overflow(grads, bug):
    bad = np.isnan if "only_nan_noticed" in bug else _not_finite
    bad = np.isinf if "only_inf_noticed" in bug else bad
    return any(bool(bad(g).any()) for g in grads)


def _update(overflow, scale, good_steps, growth, backoff, interval, bug):
    if overflow:
        count = good_steps + 1 if "overflow_counted_as_good" in bug else 0
        if "count_kept_on_overflow" in bug:
            count = good_steps
        if "scale_kept_on_overflow" in bug:
            return scale, count
        return scale * (growth if "scale_grows_on_overflow" in bug else backoff), count
    count = good_steps + 1
    reached = (good_steps if "growth_one_step_late" in bug else count) >= interval
    if reached or "growth_every_step" in bug:
        kept = "count_kept_after_growth" in bug or not reached
        return scale * growth, count if kept else 0
    return scale, count


def _clipped(grads, max_norm, bug):
    if "not_clipped" in bug:
        return grads
    if "each_tensor_clipped" in bug:
        return [g * _coefficient([g], max_norm, bug) for g in grads]
    return [g * _coefficient(grads, max_norm, bug) for g in grads]


def _coefficient(grads, max_norm, bug):
    epsilon = 0.0 if "epsilon_forgotten" in bug else 1e-6
    ratio = max_norm / (np.sqrt(sum(np.sum(g**2) for g in grads)) + epsilon)
    return ratio if "always_rescaled" in bug else np.minimum(1.0, ratio)

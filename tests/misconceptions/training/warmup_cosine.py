"""Warm-up and cosine decay with their known bugs as switches."""

import math

BUGS = {
    "divided_by_total": "The progress is divided by total instead of total - warmup: the rate does not "
    "reach lr_min at the end.",
    "floor_not_in_amplitude": "The cosine has the amplitude lr_max instead of lr_max - lr_min: the peak "
    "becomes lr_max + lr_min.",
    "full_period": "The cosine runs over 2 pi: a full period climbs back to lr_max, which is a restart.",
    "continues_after_total": "The cosine goes on after total: the rate rises again after the planned end.",
    "cosine_from_step_zero": "The progress is counted from step 0, not from the end of the warm-up: the "
    "rate jumps down where the cosine takes over.",
    "warmup_from_step_one": "A different convention: the warm-up has the rates lr_max * (t + 1) / warmup, "
    "so that step 0 already learns. Here the rate of step 0 is 0.",
    "warmup_from_floor": "A different convention: the warm-up climbs from lr_min to lr_max. Here it starts "
    "at 0.",
    "warmup_left_out": "The warm-up has the peak rate from step 0 on: there is no warm-up.",
    "half_forgotten": "The factor 0.5 is missing: 1 + cos goes from 2 to 0, so the peak is doubled.",
    "floor_ignored": "lr_min is not used: the rate ends at 0.",
    "floor_as_maximum": "The cosine goes down to 0 and is cut off at lr_min. It should come down to lr_min.",
    "linear_decay": "The decay is a straight line. The cosine leaves the peak slowly and reaches the end "
    "slowly.",
    "cosine_upside_down": "1 - cos instead of 1 + cos: the rate rises from lr_min to lr_max.",
    "quarter_period": "A quarter of a cosine without the 1: the rate falls steeply into the end instead of "
    "leveling out.",
    "zero_after_total": "After total the rate is 0. It stays at lr_min.",
}


def warmup_cosine(t, warmup, total, lr_max, lr_min=0.0, *, bug=frozenset()):
    floor = 0.0 if "floor_ignored" in bug else lr_min
    if t < warmup:
        return _warmup(t, warmup, lr_max, floor, bug)
    if t > total and "continues_after_total" not in bug:
        return 0.0 if "zero_after_total" in bug else floor

    start = 0 if "cosine_from_step_zero" in bug else warmup
    progress = (t - start) / (total if "divided_by_total" in bug else total - start)
    low = 0.0 if "floor_as_maximum" in bug else floor
    amplitude = lr_max if "floor_not_in_amplitude" in bug else lr_max - low
    half = 1.0 if "half_forgotten" in bug else 0.5
    rate = low + half * amplitude * 2.0 * _shape(progress, bug)
    return max(rate, floor) if "floor_as_maximum" in bug else rate


def _warmup(t, warmup, lr_max, floor, bug):
    if "warmup_left_out" in bug:
        return lr_max
    share = (t + 1) / warmup if "warmup_from_step_one" in bug else t / warmup
    return floor + (lr_max - floor) * share if "warmup_from_floor" in bug else lr_max * share


def _shape(progress, bug):
    """The decay from 1 to 0."""
    if "full_period" in bug:
        progress = 2.0 * progress
    if "linear_decay" in bug:
        shape = 1.0 - progress
    elif "quarter_period" in bug:
        shape = math.cos(0.5 * math.pi * progress)
    else:
        shape = 0.5 * (1.0 + math.cos(math.pi * progress))
    return 1.0 - shape if "cosine_upside_down" in bug else shape

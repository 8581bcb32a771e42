import math

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def by_half_angle(t, warmup, total, lr_max, lr_min):
    quarter = math.pi / 2 * (t - warmup) / (total - warmup)
    return lr_max + (lr_min - lr_max) * math.sin(quarter) ** 2


def test_warmup_is_linear_from_zero(kata):
    """With 4 warm-up steps to 0.8 the rates are 0, 0.2, 0.4, 0.6, and 0.8 at step 4."""
    rates = [kata.warmup_cosine(t, 4, 12, 0.8) for t in range(5)]

    assert_close(rates, [0.0, 0.2, 0.4, 0.6, 0.8], "the rates", **CLOSE)


def test_warmup_starts_at_zero_under_a_floor_too(kata):
    """With a floor of 0.4 the warm-up to 1 over 4 steps still is 0, 0.25, 0.5, 0.75."""
    rates = [kata.warmup_cosine(t, 4, 12, 1.0, lr_min=0.4) for t in range(4)]

    assert_close(rates, [0.0, 0.25, 0.5, 0.75], "the rates", **CLOSE)


def test_key_points_of_the_cosine(kata):
    """From 2 at step 10 to 0 at step 30: halfway, at step 20, the rate is 1."""
    rates = [kata.warmup_cosine(t, 10, 30, 2.0) for t in (10, 20, 30)]

    assert_close(rates, [2.0, 1.0, 0.0], "peak, midpoint and end", **CLOSE)


def test_floor_is_reached_and_the_peak_is_kept(kata):
    """With a floor of 0.5 the peak is 2 at step 10, the midpoint 1.25, the end 0.5."""
    rates = [kata.warmup_cosine(t, 10, 30, 2.0, lr_min=0.5) for t in (10, 20, 30)]

    assert_close(rates, [2.0, 1.25, 0.5], "peak, midpoint and end", **CLOSE)


def test_thirds_of_the_cosine(kata):
    """A third of the way down from 1 the rate is 0.75, after two thirds 0.25: no straight line."""
    rates = [kata.warmup_cosine(t, 3, 12, 1.0) for t in (6, 9)]

    assert_close(rates, [0.75, 0.25], "the rates", **CLOSE)


def test_last_steps_stand_above_the_floor(kata):
    """Two thirds of the way down from 1 to 0.2 the rate is 0.4, not cut off at the floor."""
    rates = [kata.warmup_cosine(t, 3, 12, 1.0, lr_min=0.2) for t in (6, 9, 12)]

    assert_close(rates, [0.8, 0.4, 0.2], "the rates", **CLOSE)


def test_rate_stays_at_the_floor_after_the_end(kata):
    """After step 12 of 12 the rate is the floor: 0.3 at the steps 13, 16, 21 and 1000."""
    rates = [kata.warmup_cosine(t, 2, 12, 1.0, lr_min=0.3) for t in (13, 16, 21, 1000)]

    assert_close(rates, [0.3] * 4, "the rates after the end", **CLOSE)


def test_floor_is_zero_by_default(kata):
    """Without a floor the rate is 0 at step 12 of 12 and after it."""
    rates = [kata.warmup_cosine(t, 2, 12, 1.0) for t in (12, 13, 17)]

    assert_close(rates, [0.0, 0.0, 0.0], "the rates", **CLOSE)


def test_no_warmup_starts_at_the_peak(kata):
    """With warmup = 0 step 0 has the peak 0.6, and step 4 of 8 has half of it."""
    rates = [kata.warmup_cosine(t, 0, 8, 0.6) for t in (0, 4, 8)]

    assert_close(rates, [0.6, 0.3, 0.0], "the rates", **CLOSE)


def test_decay_is_symmetric_about_its_midpoint(kata):
    """Rates as far before as after the midpoint add up to peak plus floor: 1 + 0.2."""
    sums = [sum(kata.warmup_cosine(20 + k, 10, 30, 1.0, lr_min=0.2) for k in (-d, d)) for d in (1, 4, 9)]

    assert_close(sums, [1.2, 1.2, 1.2], "the sums of opposite rates", **CLOSE)


def test_every_step_of_the_decay(kata):
    """From 0.9 at step 5 to 0.1 at step 18, each rate is 0.9 - 0.8 sin^2(x pi / 2)."""
    rates = [kata.warmup_cosine(t, 5, 18, 0.9, lr_min=0.1) for t in range(5, 19)]

    expected = [by_half_angle(t, 5, 18, 0.9, 0.1) for t in range(5, 19)]
    assert_close(rates, expected, "the rates of the decay", **CLOSE)

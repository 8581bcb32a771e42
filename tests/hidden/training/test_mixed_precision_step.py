import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
INF, NAN = math.inf, math.nan


def test_gradients_are_divided_by_the_scale(kata):
    """(512, -1024) at scale 1024 are gradients of (0.5, -1); a limit of 10 leaves them."""
    result = kata.mixed_precision_step([np.array([512.0, -1024.0])], 1024.0, 0, 10.0)

    assert_close(result, ([np.array([0.5, -1.0])], 1024.0, 1), "(grads, scale, good_steps)", **CLOSE)


def test_clipping_follows_the_unscaling(kata):
    """(3000, 4000) at scale 1000 have the true norm 5; a limit of 1 leaves (0.6, 0.8)."""
    result = kata.mixed_precision_step([np.array([3000.0, 4000.0])], 1000.0, 7, 1.0)

    assert_close(result, ([np.array([0.6, 0.8])], 1000.0, 8), "(grads, scale, good_steps)", **CLOSE)


def test_norm_is_taken_over_all_tensors(kata):
    """(300, 400) and (1200) at scale 100 have the norm 13; a limit of 6.5 halves both."""
    scaled = [np.array([300.0, 400.0]), np.array([[1200.0]])]

    grads, _, _ = kata.mixed_precision_step(scaled, 100.0, 0, 6.5)

    assert_close(grads, [np.array([1.5, 2.0]), np.array([[6.0]])], "the gradients", **CLOSE)


def test_short_gradients_are_not_scaled_up(kata):
    """True gradients of (0.03, 0.04) under a limit of 1 stay as they are."""
    grads, _, _ = kata.mixed_precision_step([np.array([3.0]), np.array([4.0])], 100.0, 0, 1.0)

    assert_close(grads, [np.array([0.03]), np.array([0.04])], "the gradients", **CLOSE)


def test_one_millionth_joins_the_norm(kata):
    """True gradients (6e-7, 8e-7) have the norm 1e-6; a limit of 1e-6 multiplies by 1e-6 / 2e-6 = 0.5."""
    grads, _, _ = kata.mixed_precision_step([np.array([6e-5, 8e-5])], 100.0, 0, 1e-6)

    assert_close(grads, [np.array([3e-7, 4e-7])], "the gradients", rtol=1e-5, atol=1e-12)


def test_overflow_skips_the_step(kata):
    """One inf, -inf or NaN anywhere: no gradients, half the scale, and the count starts anew."""
    for bad in (INF, -INF, NAN):
        scaled = [np.array([1.0, 2.0]), np.array([[3.0, bad]])]

        result = kata.mixed_precision_step(scaled, 65536.0, 1234, 1.0)

        assert_close(result, (None, 32768.0, 0), f"(grads, scale, good_steps) after {bad}", **CLOSE)


def test_overflow_in_the_first_tensor_skips_the_step_too(kata):
    """inf and NaN in the first of two tensors: no gradients."""
    result = kata.mixed_precision_step([np.array([NAN, INF]), np.array([5.0])], 8.0, 3, 1.0)

    assert_close(result, (None, 4.0, 0), "(grads, scale, good_steps)", **CLOSE)


def test_backoff_is_a_parameter(kata):
    """With backoff=0.25 an overflow takes the scale from 64 to 16."""
    result = kata.mixed_precision_step([np.array([INF])], 64.0, 9, 1.0, growth=3.0, backoff=0.25, interval=10)

    assert_close(result, (None, 16.0, 0), "(grads, scale, good_steps)", **CLOSE)


def test_scale_may_fall_below_one(kata):
    """An overflow at scale 1 halves it to 0.5: there is no floor."""
    result = kata.mixed_precision_step([np.array([INF])], 1.0, 0, 1.0)

    assert_close(result, (None, 0.5, 0), "(grads, scale, good_steps)", **CLOSE)


def test_scale_grows_when_the_interval_is_reached(kata):
    """With interval=5 the fifth good step, after 4, doubles the scale and starts the count anew."""
    result = kata.mixed_precision_step([np.array([8.0])], 16.0, 4, 10.0, interval=5)

    assert_close(result, ([np.array([0.5])], 32.0, 0), "(grads, scale, good_steps)", **CLOSE)


def test_scale_stays_before_the_interval_is_reached(kata):
    """With interval=5 the fourth good step counts, and the scale stays."""
    result = kata.mixed_precision_step([np.array([8.0])], 16.0, 3, 10.0, interval=5)

    assert_close(result, ([np.array([0.5])], 16.0, 4), "(grads, scale, good_steps)", **CLOSE)


def test_default_interval_and_growth(kata):
    """By default the 2000th good step doubles the scale, and the 1999th does not."""
    scaled = [np.array([65536.0])]

    before = kata.mixed_precision_step(scaled, 65536.0, 1998, 10.0)
    at = kata.mixed_precision_step(scaled, 65536.0, 1999, 10.0)

    assert_close(before[1:], (65536.0, 1999), "(scale, good_steps) at step 1999", **CLOSE)
    assert_close(at[1:], (131072.0, 0), "(scale, good_steps) at step 2000", **CLOSE)


def test_growth_does_not_touch_the_gradients_of_its_step(kata):
    """At scale 16 and growth=4, 8 is a gradient of 0.5, also on the step that takes the scale to 64."""
    result = kata.mixed_precision_step([np.array([8.0])], 16.0, 1, 10.0, growth=4.0, interval=2)

    assert_close(result, ([np.array([0.5])], 64.0, 0), "(grads, scale, good_steps)", **CLOSE)


def test_run_of_steps(kata):
    """Good, good, overflow, good, good, good with interval=3: the scale goes 8, 8, 4, 4, 4, 8."""
    scale, good_steps, seen = 8.0, 0, []

    for value in (1.0, 1.0, INF, 1.0, 1.0, 1.0):
        _, scale, good_steps = kata.mixed_precision_step(
            [np.array([value])], scale, good_steps, 1.0, interval=3
        )
        seen.append((float(scale), int(good_steps)))

    expected = [(8.0, 1), (8.0, 2), (4.0, 0), (4.0, 1), (4.0, 2), (8.0, 0)]
    assert_close(seen, expected, "(scale, good_steps) after each step", **CLOSE)


def test_random_gradients(kata, rng):
    """Tensors of shapes (3,), (2, 4) and (1, 2, 2) at scale 256 are cut to 0.7 of their true norm."""
    true = [rng.normal(size=shape) for shape in ((3,), (2, 4), (1, 2, 2))]
    norm = math.sqrt(sum(float(value) ** 2 for g in true for value in g.flat))

    result = kata.mixed_precision_step([256.0 * g for g in true], 256.0, 10, 0.7 * norm)

    assert_close(result, ([0.7 * g for g in true], 256.0, 11), "(grads, scale, good_steps)", **CLOSE)

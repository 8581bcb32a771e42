import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
ZERO = np.zeros(1)


def one(value):
    return np.array([float(value)])


def test_first_step_has_the_size_of_the_rate(kata):
    """Without decay the first step moves by lr = 0.1 against the sign of gradients of 0.5, -20 and 3000."""
    g, zeros = np.array([0.5, -20.0, 3000.0]), np.zeros(3)

    p, _, _ = kata.adamw_step(np.ones(3), g, zeros, zeros, 1, 0.1, wd=0.0)

    assert_close(p, np.array([0.9, 1.1, 0.9]), "the parameters", **CLOSE)


def test_moments_are_moving_averages(kata):
    """From m = 1, v = 4 and g = 3, with b1 = 0.5 and b2 = 0.75: m = 2 and v = 0.75 * 4 + 0.25 * 9 = 5.25."""
    _, m, v = kata.adamw_step(one(1), one(3), one(1), one(4), 5, 0.1, b1=0.5, b2=0.75)

    assert_close((m, v), (one(2.0), one(5.25)), "the moments (m, v)", **CLOSE)


def test_default_betas(kata):
    """From zero moments a gradient of 2 gives m = 0.1 * 2 and v = 0.001 * 4, uncorrected."""
    _, m, v = kata.adamw_step(one(1), one(2), ZERO, ZERO, 1, 0.1)

    assert_close((m, v), (one(0.2), one(0.004)), "the moments (m, v)", **CLOSE)


def test_both_moments_are_corrected_for_the_step(kata):
    """At t = 2 with b1 = 0.5, b2 = 0.75: m = 1.5 / 0.75 = 2, v = 1.75 / 0.4375 = 4, so the step is lr."""
    p, _, _ = kata.adamw_step(one(7), one(2), one(1), one(1), 2, 1.0, b1=0.5, b2=0.75, eps=0.0, wd=0.0)

    assert_close(p, one(7 - 1.5 / 0.75 / math.sqrt(1.75 / 0.4375)), "the parameter", **CLOSE)


def test_correction_fades(kata):
    """At t = 1000 with b1 = 0.5, b2 = 0.75 nothing is left to correct: 1.5 / sqrt(1.75)."""
    p, _, _ = kata.adamw_step(one(7), one(2), one(1), one(1), 1000, 1.0, b1=0.5, b2=0.75, eps=0.0, wd=0.0)

    assert_close(p, one(7 - 1.5 / math.sqrt(1.75)), "the parameter", **CLOSE)


def test_decay_shrinks_a_weight_without_gradient(kata):
    """A weight of 10 without gradient loses lr * wd * 10 = 0.1 * 0.5 * 10, and its moments stay 0."""
    result = kata.adamw_step(one(10), ZERO, ZERO, ZERO, 1, 0.1, wd=0.5)

    assert_close(result, (one(9.5), ZERO, ZERO), "(p, m, v)", **CLOSE)


def test_decay_does_not_depend_on_the_gradient(kata):
    """Gradients of 0.01 and 100 both move 4 by lr = 0.5 and decay it by 0.5 * 0.2 * 4."""
    zeros = np.zeros(2)

    p, m, _ = kata.adamw_step(np.full(2, 4.0), np.array([0.01, 100.0]), zeros, zeros, 1, 0.5, wd=0.2)

    assert_close(p, np.full(2, 4 - 0.4 - 0.5), "the parameters", **CLOSE)
    assert_close(m, np.array([0.001, 10.0]), "the first moment", **CLOSE)


def test_default_decay(kata):
    """By default wd is 0.01: at lr = 1 a weight of 100 without gradient becomes 99."""
    p, _, _ = kata.adamw_step(one(100), ZERO, ZERO, ZERO, 3, 1.0)

    assert_close(p, one(99.0), "the parameter", **CLOSE)


def test_eps_joins_the_corrected_root(kata):
    """At t = 1 a gradient of 4 with eps = 12 moves by lr * 4 / (4 + 12) = 0.25 lr."""
    p, _, _ = kata.adamw_step(one(1), one(4), ZERO, ZERO, 1, 1.0, eps=12.0, wd=0.0)

    assert_close(p, one(0.75), "the parameter", **CLOSE)


def test_default_eps_shows_beside_a_tiny_gradient(kata):
    """A first gradient of 1e-8, as large as the default eps, moves by half of lr = 1."""
    p, _, _ = kata.adamw_step(one(1), one(1e-8), ZERO, ZERO, 1, 1.0, wd=0.0)

    assert_close(p, one(0.5), "the parameter", **CLOSE)


def test_second_moment_sees_the_gradient_not_its_mean(kata):
    """After m = 3 a gradient of 0 leaves m at 1.5 (b1 = 0.5) and v at 0."""
    _, m, v = kata.adamw_step(one(1), ZERO, one(3), ZERO, 4, 0.1, b1=0.5, eps=1.0)

    assert_close((m, v), (one(1.5), ZERO), "the moments (m, v)", **CLOSE)


def test_five_steps_match_weighted_sums(kata, rng):
    """Over 5 steps m is 0.2 * sum 0.8^(t-i) g_i and v is 0.4 * sum 0.6^(t-i) g_i^2, for (2, 3) weights."""
    p, m, v, seen = rng.normal(size=(2, 3)), np.zeros((2, 3)), np.zeros((2, 3)), []

    for t in range(1, 6):
        seen.append(rng.normal(size=(2, 3)))
        first = sum(0.8 ** (t - 1 - i) * g for i, g in enumerate(seen)) * 0.2
        second = sum(0.6 ** (t - 1 - i) * g**2 for i, g in enumerate(seen)) * 0.4
        root = np.sqrt(second / (1 - 0.6**t)) + 0.05
        expected = p * (1 - 0.3 * 0.2) - 0.3 * first / (1 - 0.8**t) / root
        p, m, v = kata.adamw_step(p, seen[-1], m, v, t, 0.3, b1=0.8, b2=0.6, eps=0.05, wd=0.2)
        assert_close((p, m, v), (expected, first, second), f"(p, m, v) after step {t}", **CLOSE)

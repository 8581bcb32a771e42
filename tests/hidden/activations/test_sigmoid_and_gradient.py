import math

import numpy as np

from grader.expect import assert_close, assert_true


def slow_sigmoid(x):
    return np.array([1.0 / (1.0 + math.exp(-t)) for t in x])


def test_half_at_zero(kata):
    """At x = 0 the value is 0.5 and the slope 0.25."""
    s, ds = kata.sigmoid_and_gradient(np.array([0.0]))

    assert_close(s, np.array([0.5]), "s")
    assert_close(ds, np.array([0.25]), "ds")


def test_log_three_by_hand(kata):
    """At x = log 3 and -log 3 the value is 3/4 and 1/4, the slope 3/16 both times."""
    s, ds = kata.sigmoid_and_gradient(np.array([math.log(3.0), -math.log(3.0)]))

    assert_close(s, np.array([0.75, 0.25]), "s")
    assert_close(ds, np.array([0.1875, 0.1875]), "ds")


def test_value_on_a_grid(kata):
    """Between -12 and 12 the value is 1 / (1 + exp(-x))."""
    x = np.linspace(-12.0, 12.0, 25)

    s, _ = kata.sigmoid_and_gradient(x)

    assert_close(s, slow_sigmoid(x), "s", rtol=1e-5, atol=1e-7)


def test_slope_is_the_central_difference(kata):
    """The slope agrees with (s(x + h) - s(x - h)) / 2h for x between -9 and 9."""
    x, h = np.linspace(-9.0, 9.0, 19), 1e-5

    _, ds = kata.sigmoid_and_gradient(x)

    assert_close(ds, (slow_sigmoid(x + h) - slow_sigmoid(x - h)) / (2 * h), "ds", rtol=1e-5, atol=1e-6)


def test_mirror_image_is_the_complement(kata, rng):
    """s(-x) = 1 - s(x), and the slope is the same at x and -x."""
    x = rng.normal(size=(3, 4)) * 3.0

    s, ds = kata.sigmoid_and_gradient(x)
    s_mirrored, ds_mirrored = kata.sigmoid_and_gradient(-x)

    assert_close(s_mirrored, 1.0 - np.asarray(s), "s(-x)", rtol=1e-5, atol=1e-6)
    assert_close(ds_mirrored, np.asarray(ds), "ds(-x)", rtol=1e-5, atol=1e-6)


def test_slope_never_exceeds_a_quarter(kata):
    """On [-10, 10] the slope lies between 0 and 0.25 and falls on both sides of 0."""
    _, ds = kata.sigmoid_and_gradient(np.linspace(-10.0, 10.0, 41))
    steps = np.diff(np.asarray(ds))

    assert_true(bool(np.max(ds) <= 0.25 + 1e-9 and np.min(ds) > 0.0), "the slope leaves [0, 0.25]")
    assert_true(bool((steps[:20] > 0).all() and (steps[20:] < 0).all()), "the slope does not peak at 0")


def test_far_out_it_is_flat(kata):
    """At x = -800, 800, -1e4 and 1e4 the value is 0 or 1 and the slope 0, without NaN."""
    s, ds = kata.sigmoid_and_gradient(np.array([-800.0, 800.0, -1e4, 1e4]))

    assert_close(s, np.array([0.0, 1.0, 0.0, 1.0]), "s")
    assert_close(ds, np.zeros(4), "ds")


def test_beyond_six_it_still_moves(kata):
    """At x = -10 the value is 4.54e-5, and the slope at 10 is 4.54e-5 too."""
    s, ds = kata.sigmoid_and_gradient(np.array([-10.0, 10.0]))

    tail = math.exp(-10.0) / (1.0 + math.exp(-10.0))
    assert_close(s, np.array([tail, 1.0 - tail]), "s")
    assert_close(ds, np.full(2, tail * (1.0 - tail)), "ds", rtol=1e-5, atol=1e-7)


def test_shape_is_kept(kata):
    """A (2, 3) view with steps and a (1, 1, 2) array come back in their own shapes."""
    x = np.log(np.array([[1.0, 9.0, 3.0, 9.0, 0.25, 9.0], [4.0, 9.0, 1.5, 9.0, 1.0, 9.0]]))

    s, ds = kata.sigmoid_and_gradient(x[:, ::2])
    deep, _ = kata.sigmoid_and_gradient(np.zeros((1, 1, 2)))

    assert_close(s, np.array([[0.5, 0.75, 0.2], [0.8, 0.6, 0.5]]), "s")
    assert_close(ds, np.array([[0.25, 0.1875, 0.16], [0.16, 0.24, 0.25]]), "ds")
    assert_close(deep, np.full((1, 1, 2), 0.5), "s of a (1, 1, 2) array")

import math

import numpy as np

from grader.expect import assert_close, assert_true


def slow_gelu(x):
    return np.array([t * 0.5 * math.erfc(-t / math.sqrt(2.0)) for t in np.ravel(x)]).reshape(np.shape(x))


def test_half_at_zero(kata):
    """At x = 0 the slope is 0.5: the gate is half open."""
    assert_close(kata.gelu_gradient(np.array([0.0])), np.array([0.5]))


def test_one_by_hand(kata):
    """At x = 1 and -1 the slope is 0.84134 + 0.24197 and 0.15866 - 0.24197."""
    slope = kata.gelu_gradient(np.array([1.0, -1.0]))

    assert_close(slope, np.array([1.08331547, -0.08331547]), rtol=1e-6, atol=1e-7)


def test_two_by_hand(kata):
    """At x = 2 and -2 the slope is 0.97725 + 0.10798 and 0.02275 - 0.10798."""
    slope = kata.gelu_gradient(np.array([2.0, -2.0]))

    assert_close(slope, np.array([1.08523180, -0.08523180]), rtol=1e-6, atol=1e-7)


def test_agrees_with_central_differences(kata):
    """For x from -5 to 5 the slope is (gelu(x + h) - gelu(x - h)) / 2h."""
    x, h = np.linspace(-5.0, 5.0, 41), 1e-4

    slope = kata.gelu_gradient(x)

    assert_close(slope, (slow_gelu(x + h) - slow_gelu(x - h)) / (2 * h), rtol=1e-5, atol=1e-6)


def test_slopes_at_mirrored_points_add_up_to_one(kata, rng):
    """The slopes at x and -x sum to 1, since gelu(x) - gelu(-x) = x."""
    x = rng.normal(size=(3, 2)) * 2.0

    total = np.asarray(kata.gelu_gradient(x)) + np.asarray(kata.gelu_gradient(-x))

    assert_close(total, np.ones((3, 2)), "the sum of both slopes", rtol=1e-5)


def test_negative_left_of_the_dip(kata):
    """The slope is negative at -0.76 and -3, positive at -0.74 and -0.1."""
    slope = np.asarray(kata.gelu_gradient(np.array([-0.76, -3.0, -0.74, -0.1])))

    assert_true(bool((slope[:2] < 0).all()), "the slope left of the dip is not negative")
    assert_true(bool((slope[2:] > 0).all()), "the slope right of the dip is not positive")


def test_largest_at_the_square_root_of_two(kata):
    """The slope peaks at x = sqrt(2), at 1.12890."""
    root = math.sqrt(2.0)

    below, peak, above = np.asarray(kata.gelu_gradient(np.array([root - 0.1, root, root + 0.1])))

    assert_close(float(peak), 1.1289042, "the slope at sqrt(2)", rtol=1e-5)
    assert_true(bool(peak > below and peak > above), "the slope does not peak at sqrt(2)")


def test_tails_are_straight(kata):
    """At x = 10 and 30 the slope is 1, at -10 and -30 it is 0."""
    slope = kata.gelu_gradient(np.array([10.0, 30.0, -10.0, -30.0]))

    assert_close(slope, np.array([1.0, 1.0, 0.0, 0.0]))


def test_area_under_the_slope_is_the_rise(kata):
    """Summed from -1 to 2 the slope gives gelu(2) - gelu(-1) = 2.11315."""
    x = np.linspace(-1.0, 2.0, 601)

    slope = np.asarray(kata.gelu_gradient(x))

    area = float(((slope[1:] + slope[:-1]) / 2).sum() * (x[1] - x[0]))
    assert_close(area, 2.11315499, "the area", rtol=1e-4)


def test_shape_is_kept(kata):
    """A (3, 2) transposed view and a (1, 1, 1) array come back in their own shapes."""
    x = np.array([[-1.0, 2.0, 0.5], [1.5, -2.0, 0.25]])

    slope = kata.gelu_gradient(x.T)
    flat = kata.gelu_gradient(x.T.ravel())

    assert_close(slope, np.asarray(flat).reshape(3, 2))
    assert_close(
        kata.gelu_gradient(np.zeros((1, 1, 1))), np.full((1, 1, 1), 0.5), "the slope at a single zero"
    )

import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-5}  # float32 inside is right too
NUMERIC = {"rtol": 1e-5, "atol": 1e-5}  # central differences are good to about 1e-8


def loss(x, g, b, dout, eps):
    """The scalar whose gradient with respect to the output of LayerNorm is dout."""
    centered = x - x.mean(axis=1, keepdims=True)
    y = centered / np.sqrt((centered**2).mean(axis=1, keepdims=True) + eps) * g + b
    return float((dout * y).sum())


def numeric_gradient(function, at, step=1e-5):
    gradient = np.zeros(at.shape)
    for index in np.ndindex(at.shape):
        nudge = np.zeros(at.shape)
        nudge[index] = step
        gradient[index] = (function(at + nudge) - function(at - nudge)) / (2 * step)
    return gradient


def test_one_row_by_hand(kata):
    """x = (1, 2, 3), g = 1, dout = (0, 3, 0): dx is (-1, 2, -1) / sqrt(2/3)."""
    dx, _, _ = kata.layer_norm_backward(
        np.array([[1.0, 2.0, 3.0]]), np.ones(3), np.array([[0.0, 3.0, 0.0]]), eps=0.0
    )

    assert_close(dx, np.array([[-1.0, 2.0, -1.0]]) / math.sqrt(2 / 3), "dx", **CLOSE)


def test_gain_gradient_sums_normalized_inputs(kata):
    """Rows (1, 3) and (8, 4) normalize to (-1, 1) and (1, -1): dout [[1, 2], [3, 4]] gives dg (2, -2)."""
    x, dout = np.array([[1.0, 3.0], [8.0, 4.0]]), np.array([[1.0, 2.0], [3.0, 4.0]])

    _, dg, _ = kata.layer_norm_backward(x, np.array([5.0, 7.0]), dout, eps=0.0)

    assert_close(dg, np.array([2.0, -2.0]), "dg", **CLOSE)


def test_shift_gradient_is_a_sum_over_rows(kata):
    """dout of [[1, 2], [3, 4], [5, 6]] gives db = (9, 12)."""
    dout = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

    _, _, db = kata.layer_norm_backward(np.array([[1.0, 3.0], [8.0, 4.0], [0.0, 1.0]]), np.ones(2), dout)

    assert_close(db, np.array([9.0, 12.0]), "db", **CLOSE)


def test_adding_a_constant_to_a_row_changes_nothing(kata, rng):
    """With unequal gains too, each row of dx sums to 0."""
    x, g, dout = rng.normal(size=(3, 5)), rng.normal(size=5), rng.normal(size=(3, 5))

    dx, _, _ = kata.layer_norm_backward(x, g, dout)

    assert_close(dx.sum(axis=1), np.zeros(3), "the sum of each row of dx", **CLOSE)


def test_scaling_a_row_changes_nothing(kata, rng):
    """With eps = 0 each row of dx is orthogonal to its row of x."""
    x, g, dout = rng.normal(2.0, 1.0, (3, 5)), rng.normal(size=5), rng.normal(size=(3, 5))

    dx, _, _ = kata.layer_norm_backward(x, g, dout, eps=0.0)

    assert_close((dx * x).sum(axis=1), np.zeros(3), "the dot product of dx and x, row by row", atol=5e-5)


def test_default_eps_matters_for_a_small_spread(kata):
    """At variance 1e-5, as large as the default eps, dout = (1, -1) gives dx = dout * eps / (2e-5)**1.5."""
    a, dout = math.sqrt(1e-5), np.array([[1.0, -1.0]])

    dx, _, _ = kata.layer_norm_backward(np.array([[-a, a]]), np.ones(2), dout)

    assert_close(dx, dout * 1e-5 / 2e-5**1.5, "dx", **CLOSE)


def test_input_gradient_is_the_slope_of_the_loss(kata, rng):
    """Three rows of four features, eps = 0.5: dx agrees with central differences."""
    x, g, dout = rng.normal(1.0, 2.0, (3, 4)), rng.normal(size=4), rng.normal(size=(3, 4))

    dx, _, _ = kata.layer_norm_backward(x, g, dout, eps=0.5)

    slope = numeric_gradient(lambda moved: loss(moved, g, np.zeros(4), dout, 0.5), x)
    assert_close(dx, slope, "dx", **NUMERIC)


def test_gain_and_shift_gradients_are_the_slopes_of_the_loss(kata, rng):
    """Two rows of five features, eps = 0.5: dg and db agree with central differences."""
    x, g, b, dout = (
        rng.normal(1.0, 2.0, (2, 5)),
        rng.normal(size=5),
        rng.normal(size=5),
        rng.normal(size=(2, 5)),
    )

    _, dg, db = kata.layer_norm_backward(x, g, dout, eps=0.5)

    assert_close(dg, numeric_gradient(lambda moved: loss(x, moved, b, dout, 0.5), g), "dg", **NUMERIC)
    assert_close(db, numeric_gradient(lambda moved: loss(x, g, moved, dout, 0.5), b), "db", **NUMERIC)


def test_rows_do_not_see_each_other(kata):
    """Beside a row with a gradient of its own, row (1, 2, 3) keeps its dx of (-1, 2, -1) / sqrt(2/3)."""
    x, dout = np.array([[1.0, 2.0, 3.0], [5.0, -4.0, 0.0]]), np.array([[0.0, 3.0, 0.0], [7.0, 1.0, 2.0]])

    dx, _, _ = kata.layer_norm_backward(x, np.ones(3), dout, eps=0.0)

    assert_close(dx[0], np.array([-1.0, 2.0, -1.0]) / math.sqrt(2 / 3), "the first row of dx", **CLOSE)


def test_as_many_rows_as_features(kata, rng):
    """Four rows of four features: no axis is told from another by its length."""
    x, g, dout = rng.normal(size=(4, 4)), rng.normal(size=4), rng.normal(size=(4, 4))

    dx, _, _ = kata.layer_norm_backward(x, g, dout, eps=0.1)

    slope = numeric_gradient(lambda moved: loss(moved, g, np.zeros(4), dout, 0.1), x)
    assert_close(dx, slope, "dx", **NUMERIC)

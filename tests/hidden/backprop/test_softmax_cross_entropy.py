import math

import numpy as np

from grader.expect import assert_close

LN3 = math.log(3.0)
SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do


def test_by_hand(kata):
    """Logits (0, ln 3) with true class 0 cost ln 4, and the gradient is (-3/4, 3/4)."""
    loss, dz = kata.softmax_cross_entropy(np.array([[0.0, LN3]]), np.array([0]))

    assert_close(loss, math.log(4.0), "the loss", **SINGLE)
    assert_close(dz, np.array([[-0.75, 0.75]]), "dz", **SINGLE)


def test_mean_over_two_rows(kata):
    """Two rows that cost ln 4 and ln 2 cost (ln 4 + ln 2) / 2 together, and each gradient is halved."""
    loss, dz = kata.softmax_cross_entropy(np.array([[0.0, LN3], [2.0, 2.0]]), np.array([0, 1]))

    assert_close(loss, 1.5 * math.log(2.0), "the loss", **SINGLE)
    assert_close(dz, np.array([[-0.375, 0.375], [0.25, -0.25]]), "dz", **SINGLE)


def test_every_row_by_the_formula(kata, rng):
    """Five rows of three logits match the formula taken row by row."""
    z, y = rng.normal(size=(5, 3)), np.array([2, 0, 1, 1, 2])

    loss, dz = kata.softmax_cross_entropy(z, y)

    total, slow = 0.0, np.zeros((5, 3))
    for n in range(5):
        weights = [math.exp(logit) for logit in z[n]]
        total -= math.log(weights[y[n]] / sum(weights))
        slow[n] = [(weights[c] / sum(weights) - (c == y[n])) / 5 for c in range(3)]
    assert_close(loss, total / 5, "the loss", **SINGLE)
    assert_close(dz, slow, "dz", **SINGLE)


def test_gradient_is_the_slope_of_the_loss(kata, rng):
    """Central differences of a slow loss over 2 x 4 logits give the gradient."""
    z, y, slow = rng.normal(size=(2, 4)), np.array([3, 1]), np.zeros((2, 4))

    _, dz = kata.softmax_cross_entropy(z, y)

    for i in np.ndindex(2, 4):
        step = np.zeros((2, 4))
        step[i] = 1e-4
        slow[i] = (_loss(z + step, y) - _loss(z - step, y)) / 2e-4
    assert_close(dz, slow, "dz", **SINGLE)


def _loss(z, y):
    return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y]))


def test_uniform_logits_cost_the_log_of_the_classes(kata):
    """Equal logits over 5 classes cost ln 5 for every class."""
    loss, _ = kata.softmax_cross_entropy(np.full((3, 5), 0.25), np.array([0, 4, 2]))

    assert_close(loss, math.log(5.0), "the loss", **SINGLE)


def test_gradient_rows_sum_to_zero(kata, rng):
    """Every row of the gradient sums to zero."""
    _, dz = kata.softmax_cross_entropy(rng.normal(size=(3, 6)), np.array([5, 0, 3]))

    assert_close(dz.sum(axis=1), np.zeros(3), "the row sums", **SINGLE)


def test_rows_do_not_see_each_other(kata):
    """With 3 x 3 logits the gradient of row 0 is the same whatever the other rows hold."""
    z, y = np.array([[0.0, 1.0, 2.0], [0.0, 0.0, 0.0], [1.0, 0.0, 1.0]]), np.array([2, 0, 1])
    other = np.array([[0.0, 1.0, 2.0], [5.0, -5.0, 3.0], [0.0, 4.0, 0.0]])

    _, dz = kata.softmax_cross_entropy(z, y)
    _, dz_other = kata.softmax_cross_entropy(other, y)

    assert_close(dz_other[0], dz[0], "row 0 of dz when the other rows change", **SINGLE)


def test_adding_a_constant_to_a_row_changes_nothing(kata):
    """Adding 1000 to one row and -500 to another changes neither loss nor gradient."""
    z, y = np.array([[0.5, 2.0, -1.0], [0.0, 0.25, 0.75]]), np.array([0, 2])

    loss, dz = kata.softmax_cross_entropy(z, y)
    loss_moved, dz_moved = kata.softmax_cross_entropy(z + [[1000.0], [-500.0]], y)

    # In single precision a logit near 1000 is known to about 1e-4.
    assert_close(loss_moved, loss, "the loss of the moved logits", rtol=1e-3)
    assert_close(dz_moved, dz, "dz of the moved logits", rtol=1e-3)


def test_huge_logits(kata):
    """Logits (1e4, 0, -1e4) with true class 2 cost 2e4, (-1e4, 1e4, 0) with true class 1 cost 0."""
    z = np.array([[1e4, 0.0, -1e4], [-1e4, 1e4, 0.0]])

    loss, dz = kata.softmax_cross_entropy(z, np.array([2, 1]))

    assert_close(loss, 1e4, "the loss", **SINGLE)
    assert_close(dz, np.array([[0.5, 0.0, -0.5], [0.0, 0.0, 0.0]]), "dz", **SINGLE)


def test_small_rows_beside_huge_rows(kata):
    """A row near -1e4 beside a row near 1e4 still has its own softmax."""
    z = np.array([[1e4, 0.0], [-1e4, LN3 - 1e4]])

    loss, dz = kata.softmax_cross_entropy(z, np.array([0, 0]))

    # In single precision a logit near 1e4 is known to about 1e-3.
    assert_close(loss, math.log(2.0), "the loss", rtol=1e-3)
    assert_close(dz, np.array([[0.0, 0.0], [-0.375, 0.375]]), "dz", rtol=1e-3)


def test_confident_mistake_pays_in_full(kata):
    """Logits (0, 50) with true class 0 cost 50: the probability exp(-50) is not floored."""
    loss, dz = kata.softmax_cross_entropy(np.array([[0.0, 50.0]]), np.array([0]))

    assert_close(loss, 50.0, "the loss", **SINGLE)
    assert_close(dz, np.array([[-1.0, 1.0]]), "dz", **SINGLE)

import math

import numpy as np
import pytest

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
FAR = {"rtol": 1e-3, "atol": 1e-6}  # at 4000 the steps of float32 are 2e-4 apart


def test_one_row_by_hand(kata):
    """Weights 1, 3 on rank 0 and 4 on rank 1, target 1: a loss of log(8/3), gradient 1/8, -5/8 and 1/2."""
    loss, grads = kata.vocab_parallel_cross_entropy([np.log([[1.0, 3.0]]), np.log([[4.0]])], np.array([1]))

    assert_close(loss, math.log(8 / 3), "the loss", **CLOSE)
    assert_close(grads, [np.array([[0.125, -0.625]]), np.array([[0.5]])], "the gradients", **CLOSE)


def test_the_target_on_the_second_rank(kata):
    """Weights 1, 3 and 4, 2, target 3, on rank 1: log 5, gradients 0.1, 0.3 and 0.4, -0.8."""
    shards = [np.log([[1.0, 3.0]]), np.log([[4.0, 2.0]])]

    loss, grads = kata.vocab_parallel_cross_entropy(shards, np.array([3]))

    assert_close(loss, math.log(5.0), "the loss", **CLOSE)
    assert_close(grads, [np.array([[0.1, 0.3]]), np.array([[0.4, -0.8]])], "the gradients", **CLOSE)


def test_mean_over_two_rows(kata):
    """Uniform logits over 4 columns, two rows: a loss of log 4, and each gradient is halved."""
    loss, grads = kata.vocab_parallel_cross_entropy(
        [np.zeros((2, 2)), np.ones((2, 2)) * 0.0], np.array([0, 3])
    )

    assert_close(loss, math.log(4.0), "the loss", **CLOSE)
    expected = [np.array([[-0.375, 0.125], [0.125, 0.125]]), np.array([[0.125, 0.125], [0.125, -0.375]])]
    assert_close(grads, expected, "the gradients", **CLOSE)


def test_each_boundary_between_shards(kata):
    """Shards of 2, 1 and 3 columns with targets 0 to 5, one per row: every id has one owner."""
    logits = np.log([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]] * 6)
    shards = np.split(logits, [2, 3], axis=1)

    loss, grads = kata.vocab_parallel_cross_entropy(shards, np.arange(6))

    slopes = (np.tile(np.arange(1.0, 7.0) / 21, (6, 1)) - np.eye(6)) / 6
    assert_close(loss, math.log(21) - math.log(720) / 6, "the loss", **CLOSE)
    assert_close(grads, np.split(slopes, [2, 3], axis=1), "the gradients", **CLOSE)


@pytest.mark.parametrize("widths", [(7,), (3, 4), (4, 3), (1, 5, 1), (2, 2, 2, 1)])
def test_the_cut_does_not_matter(kata, widths):
    """Seven columns on 1, 2, 3 or 4 ranks, five rows: the same loss, and the same gradient cut elsewhere."""
    logits, y = np.random.default_rng(7).normal(size=(5, 7)), np.array([6, 0, 3, 2, 4])
    cuts = np.cumsum(widths)[:-1]

    loss, grads = kata.vocab_parallel_cross_entropy(np.split(logits, cuts, axis=1), y)

    slow_loss, slow = _row_by_row(logits, y)
    assert_close(loss, slow_loss, "the loss", **CLOSE)
    assert_close(grads, np.split(slow, cuts, axis=1), "the gradients", **CLOSE)


def test_gradient_is_the_slope_of_the_loss(kata, rng):
    """Central differences of a slow loss over 2 x 5 logits on shards of 2 and 3."""
    logits, y, slow = rng.normal(size=(2, 5)), np.array([4, 1]), np.zeros((2, 5))

    _, grads = kata.vocab_parallel_cross_entropy(np.split(logits, [2], axis=1), y)

    for i in np.ndindex(2, 5):
        step = np.zeros((2, 5))
        step[i] = 1e-4
        slow[i] = (_row_by_row(logits + step, y)[0] - _row_by_row(logits - step, y)[0]) / 2e-4
    assert_close(grads, np.split(slow, [2], axis=1), "the gradients", **CLOSE)


def test_maxima_far_apart_on_two_ranks(kata):
    """Logits of 0 on rank 0 and 4000 on rank 1: the target on rank 0 costs 4000 + log 2."""
    shards = [np.zeros((1, 2)), np.full((1, 2), 4000.0)]

    loss, grads = kata.vocab_parallel_cross_entropy(shards, np.array([0]))

    assert_close(loss, 4000 + math.log(2), "the loss", **FAR)
    assert_close(grads, [np.array([[-1.0, 0.0]]), np.array([[0.5, 0.5]])], "the gradients", **FAR)


def test_each_row_has_a_maximum_of_its_own(kata):
    """Rows at +2000 and -2000, all logits of a row equal: a loss of log 3, and thirds in the gradient."""
    shards = [np.array([[2000.0], [-2000.0]]), np.array([[2000.0, 2000.0], [-2000.0, -2000.0]])]

    loss, grads = kata.vocab_parallel_cross_entropy(shards, np.array([0, 2]))

    third = 1 / 6
    assert_close(loss, math.log(3), "the loss", **FAR)
    expected = [np.array([[third - 0.5], [third]]), np.array([[third, third], [third, third - 0.5]])]
    assert_close(grads, expected, "the gradients", **FAR)


def test_a_shift_of_all_logits_changes_nothing(kata, rng):
    """Adding 3 to every logit of every rank leaves the loss and the gradients as they were."""
    logits, y = rng.normal(size=(3, 4)), np.array([1, 3, 0])

    loss, grads = kata.vocab_parallel_cross_entropy(np.split(logits + 3.0, 2, axis=1), y)

    slow_loss, slow = _row_by_row(logits, y)
    assert_close(loss, slow_loss, "the loss", **CLOSE)
    assert_close(grads, np.split(slow, 2, axis=1), "the gradients", **CLOSE)


def _row_by_row(logits, y):
    loss, grad = 0.0, np.zeros(logits.shape)
    for n, row in enumerate(logits):
        weights = [math.exp(z) for z in row]
        loss -= math.log(weights[y[n]] / sum(weights)) / len(y)
        grad[n] = [(w / sum(weights) - (c == y[n])) / len(y) for c, w in enumerate(weights)]
    return loss, grad

import numpy as np
import pytest

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_two_ranks_by_hand(kata):
    """p = (1, 2, 3), mean gradient (1, 1, 2), momenta (1, 0) and (1,): new momenta (1.5, 1) and (2.5,)."""
    grads = [np.array([2.0, 0.0, 4.0]), np.array([0.0, 2.0, 0.0])]
    bufs = [np.array([1.0, 0.0]), np.array([1.0])]

    got = kata.zero_stage1_step(np.array([1.0, 2.0, 3.0]), grads, bufs, 0.1, 0.5)

    expected = (np.array([0.85, 1.9, 2.75]), [np.array([1.5, 1.0]), np.array([2.5])])
    assert_close(got, expected, "(p, bufs)", **CLOSE)


def test_the_first_step_is_plain_gradient_descent(kata):
    """Momenta of 0: four parameters move against the mean gradient, which becomes the momentum."""
    grads = [np.array([1.0, 2.0, 3.0, 4.0]), np.array([3.0, 2.0, 5.0, 0.0])]

    got = kata.zero_stage1_step(np.zeros(4), grads, [np.zeros(2), np.zeros(2)], 0.5, 0.9)

    expected = (np.array([-1.0, -1.0, -2.0, -1.0]), [np.array([2.0, 2.0]), np.array([4.0, 2.0])])
    assert_close(got, expected, "(p, bufs)", **CLOSE)


def test_every_slice_sees_all_ranks(kata):
    """Rank 1 alone has a gradient, 8 everywhere: all six parameters of three ranks move by 8 / 3."""
    grads = [np.zeros(6), np.full(6, 8.0), np.zeros(6)]

    got = kata.zero_stage1_step(np.ones(6), grads, [np.zeros(2)] * 3, 0.3, 0.9)

    assert_close(got, (np.full(6, 0.2), [np.full(2, 8 / 3)] * 3), "(p, bufs)", **CLOSE)


def test_momentum_alone_moves_the_parameters(kata):
    """Gradients of 0: the momenta 4 and 8 shrink to 3 and 6 and still move p."""
    got = kata.zero_stage1_step(
        np.zeros(2), [np.zeros(2), np.zeros(2)], [np.array([4.0]), np.array([8.0])], 1.0, 0.75
    )

    assert_close(got, (np.array([-3.0, -6.0]), [np.array([3.0]), np.array([6.0])]), "(p, bufs)", **CLOSE)


def test_the_tail_belongs_to_somebody(kata):
    """Five parameters on four ranks: slices of 2, 2, 1 and 0, and all five move."""
    bufs = [np.zeros(2), np.zeros(2), np.zeros(1), np.zeros(0)]

    got = kata.zero_stage1_step(np.zeros(5), [np.arange(1.0, 6.0)] * 4, bufs, 1.0, 0.9)

    grads = [np.array([1.0, 2.0]), np.array([3.0, 4.0]), np.array([5.0]), np.zeros(0)]
    assert_close(got, (-np.arange(1.0, 6.0), grads), "(p, bufs)", **CLOSE)


def test_more_ranks_than_parameters(kata):
    """Two parameters on three ranks: the last one owns nothing, its gradient counts all the same."""
    grads = [np.array([3.0, 0.0]), np.array([0.0, 6.0]), np.array([6.0, 3.0])]

    got = kata.zero_stage1_step(
        np.array([1.0, 1.0]), grads, [np.array([2.0]), np.array([4.0]), np.zeros(0)], 0.1, 0.5
    )

    expected = (np.array([0.6, 0.5]), [np.array([4.0]), np.array([5.0]), np.zeros(0)])
    assert_close(got, expected, "(p, bufs)", **CLOSE)


def test_one_rank_is_the_ordinary_optimizer(kata):
    """R = 1: momentum (1, -1) with gradient (2, 2) and mu = 0.9 becomes (2.9, 1.1)."""
    got = kata.zero_stage1_step(
        np.array([5.0, 5.0]), [np.array([2.0, 2.0])], [np.array([1.0, -1.0])], 0.1, 0.9
    )

    assert_close(got, (np.array([4.71, 4.89]), [np.array([2.9, 1.1])]), "(p, bufs)", **CLOSE)


@pytest.mark.parametrize(("P", "R"), [(7, 3), (8, 4), (5, 4), (6, 5)])
def test_five_steps_are_those_of_the_unsharded_optimizer(kata, rng, P, R):
    """Five steps on 7, 8, 5 and 6 parameters over 3, 4, 4 and 5 ranks, against a loop over parameters."""
    s = -(-P // R)
    p, flat = rng.normal(size=P), np.zeros(P)
    got_p, got_bufs = p, [np.zeros(len(flat[r * s : (r + 1) * s])) for r in range(R)]

    for _ in range(5):
        grads = rng.normal(size=(R, P))
        got_p, got_bufs = kata.zero_stage1_step(got_p, list(grads), got_bufs, 0.2, 0.8)
        flat = np.array([0.8 * flat[i] + sum(grad[i] for grad in grads) / R for i in range(P)])
        p = np.array([p[i] - 0.2 * flat[i] for i in range(P)])

        expected = (p, [flat[r * s : (r + 1) * s] for r in range(R)])
        assert_close((got_p, got_bufs), expected, "(p, bufs)", **CLOSE)

import math

import numpy as np
import pytest

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_one_unit_per_rank(kata):
    """x = 10, hidden units 10 and 20, weights 1 and 3: partial outputs 10 and 60, and 10 + 60 + 5 = 75."""
    W1, W2 = np.array([[1.0, 2.0]]), np.array([[1.0], [3.0]])

    got = kata.tensor_parallel_mlp(np.array([[10.0]]), W1, np.zeros(2), W2, np.array([5.0]), 2)

    assert_close(
        got, ([np.array([[10.0]]), np.array([[60.0]])], np.array([[75.0]])), "(partials, y)", **CLOSE
    )


def test_each_rank_takes_its_own_part_of_the_first_bias(kata):
    """x = 0 and biases 10, 20, 30, 40 on two ranks: partial outputs 30 and 70."""
    got = kata.tensor_parallel_mlp(
        np.zeros((1, 1)), np.ones((1, 4)), np.array([10.0, 20.0, 30.0, 40.0]), np.ones((4, 1)), np.zeros(1), 2
    )

    assert_close(
        got, ([np.array([[30.0]]), np.array([[70.0]])], np.array([[100.0]])), "(partials, y)", **CLOSE
    )


def test_the_second_bias_is_added_once(kata):
    """All weights 0: three partial outputs of 0, and y is b2 = (1, -2) in every row."""
    b2 = np.array([1.0, -2.0])

    got = kata.tensor_parallel_mlp(np.ones((4, 2)), np.zeros((2, 6)), np.zeros(6), np.zeros((6, 2)), b2, 3)

    assert_close(got, ([np.zeros((4, 2))] * 3, np.tile(b2, (4, 1))), "(partials, y)", **CLOSE)


def test_gelu_is_the_exact_one(kata):
    """Hidden values -1 and 1 on two ranks: -Phi(-1) = -0.158655 and Phi(1) = 0.841345."""
    got = kata.tensor_parallel_mlp(
        np.ones((1, 1)), np.array([[-1.0, 1.0]]), np.zeros(2), np.ones((2, 1)), np.zeros(1), 2
    )

    low, high = -0.15865525393145707, 0.8413447460685429
    assert_close(
        got, ([np.array([[low]]), np.array([[high]])], np.array([[low + high]])), "(partials, y)", **CLOSE
    )


def test_one_rank_is_the_plain_mlp(kata, rng):
    """R = 1: the only partial output is the whole MLP without its last bias."""
    args = _mlp(rng, N=3, D=2, F=4)

    got = kata.tensor_parallel_mlp(*args, 1)

    assert_close(got, _by_masks(*args, 1), "(partials, y)", **CLOSE)


@pytest.mark.parametrize("R", [2, 3, 6])
def test_a_rank_is_the_mlp_with_the_other_units_masked(kata, rng, R):
    """6 hidden units on 2, 3 or 6 ranks: each partial output is the MLP whose other units are set to 0."""
    args = _mlp(rng, N=5, D=4, F=6)

    got = kata.tensor_parallel_mlp(*args, R)

    assert_close(got, _by_masks(*args, R), "(partials, y)", **CLOSE)


def test_equal_sizes_do_not_confuse(kata, rng):
    """N = D = F = 4 on two ranks, and a batch of one row on four."""
    square, single = _mlp(rng, N=4, D=4, F=4), _mlp(rng, N=1, D=3, F=8)

    assert_close(kata.tensor_parallel_mlp(*square, 2), _by_masks(*square, 2), "(partials, y)", **CLOSE)
    assert_close(kata.tensor_parallel_mlp(*single, 4), _by_masks(*single, 4), "one row", **CLOSE)


def test_y_does_not_depend_on_the_number_of_ranks(kata, rng):
    """12 hidden units on 1, 2, 3, 4 and 12 ranks: the same y."""
    args = _mlp(rng, N=2, D=3, F=12)
    _, expected = _by_masks(*args, 1)

    for R in (1, 2, 3, 4, 12):
        _, y = kata.tensor_parallel_mlp(*args, R)

        assert_close(y, expected, f"y on {R} ranks", **CLOSE)


def _mlp(rng, N, D, F):
    shapes = [(N, D), (D, F), (F,), (F, D), (D,)]
    return [rng.normal(0.0, 0.5, shape) for shape in shapes]


def _by_masks(x, W1, b1, W2, b2, R):
    """One rank at a time: compute all hidden units, zero those of other ranks."""
    hidden = x @ W1 + b1
    for i in np.ndindex(hidden.shape):
        hidden[i] *= 0.5 * (1 + math.erf(hidden[i] / math.sqrt(2)))
    owner = np.arange(len(b1)) * R // len(b1)
    partials = [(hidden * (owner == r)) @ W2 for r in range(R)]
    return partials, hidden @ W2 + b2

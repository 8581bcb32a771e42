import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def by_definition(row, g, b, eps):
    mean = sum(row) / len(row)
    var = sum((value - mean) ** 2 for value in row) / len(row)
    return [(value - mean) / math.sqrt(var + eps) * gain + shift for value, gain, shift in zip(row, g, b)]


def test_row_gets_mean_0_and_variance_1(kata):
    """(1, 3) has mean 2 and variance 1, so with eps = 0 it becomes (-1, 1)."""
    y = kata.layer_norm(np.array([[1.0, 3.0]]), np.ones(2), np.zeros(2), eps=0.0)

    assert_close(y, np.array([[-1.0, 1.0]]), "the row", **CLOSE)


def test_variance_is_divided_by_the_number_of_features(kata):
    """(2, 5, 8, 5) has deviations (-3, 0, 3, 0) and variance 18 / 4 = 4.5."""
    y = kata.layer_norm(np.array([[2.0, 5.0, 8.0, 5.0]]), np.ones(4), np.zeros(4), eps=0.0)

    assert_close(y, np.array([[-3.0, 0.0, 3.0, 0.0]]) / math.sqrt(4.5), "the row", **CLOSE)


def test_gain_comes_before_the_shift(kata):
    """(1, 3) with gains (2, 3) and shifts (10, 20) becomes (-1 * 2 + 10, 1 * 3 + 20) = (8, 23)."""
    y = kata.layer_norm(np.array([[1.0, 3.0]]), np.array([2.0, 3.0]), np.array([10.0, 20.0]), eps=0.0)

    assert_close(y, np.array([[8.0, 23.0]]), "the scaled and shifted row", **CLOSE)


def test_eps_joins_the_variance(kata):
    """(-3, 3) has variance 9; with eps = 16 it is divided by sqrt(9 + 16) = 5."""
    y = kata.layer_norm(np.array([[-3.0, 3.0]]), np.ones(2), np.zeros(2), eps=16.0)

    assert_close(y, np.array([[-0.6, 0.6]]), "the row under a large eps", **CLOSE)


def test_default_eps_matters_for_a_small_spread(kata):
    """At variance 1e-5, as large as the default eps, the row (-a, a) becomes (-1, 1) / sqrt(2)."""
    a = math.sqrt(1e-5)

    y = kata.layer_norm(np.array([[-a, a]]), np.ones(2), np.zeros(2))

    assert_close(y, np.array([[-1.0, 1.0]]) * math.sqrt(0.5), "the small row", **CLOSE)


def test_constant_row_gives_the_shift(kata):
    """(4, 4, 4, 4) has variance 0; under the default eps it becomes the shift."""
    b = np.array([1.0, -2.0, 3.0, 0.5])

    y = kata.layer_norm(np.full((1, 4), 4.0), np.ones(4), b)

    assert_close(y, b[None], "the constant row", **CLOSE)


def test_location_and_scale_of_a_row_do_not_matter(kata):
    """(1, 3), (10, 30) and (106, 102) in one batch become (-1, 1), (-1, 1) and (1, -1)."""
    x = np.array([[1.0, 3.0], [10.0, 30.0], [106.0, 102.0]])

    y = kata.layer_norm(x, np.ones(2), np.zeros(2), eps=0.0)

    assert_close(y, np.array([[-1.0, 1.0], [-1.0, 1.0], [1.0, -1.0]]), "three rows", **CLOSE)


def test_token_does_not_see_the_next_one(kata):
    """In a sequence of tokens (1, 3), (50, 90) the first becomes (-1, 1), whatever comes after it."""
    x = np.array([[[1.0, 3.0], [50.0, 90.0]]])

    y = kata.layer_norm(x, np.ones(2), np.zeros(2), eps=0.0)

    assert_close(y, np.array([[[-1.0, 1.0], [-1.0, 1.0]]]), "a sequence of two tokens", **CLOSE)


def test_large_mean_leaves_the_variance_intact(kata):
    """The float32 row 16384 + (0, 2, 4, 6) has variance 5, as (0, 2, 4, 6) has."""
    x = np.array([[0.0, 2.0, 4.0, 6.0]], np.float32) + np.float32(16384)

    y = kata.layer_norm(x, np.ones(4, np.float32), np.zeros(4, np.float32))

    assert_close(y, np.array([[-3.0, -1.0, 1.0, 3.0]]) / math.sqrt(5.0), "the row far from zero", rtol=1e-4)


def test_single_vector_is_a_row(kata):
    """x of shape (2,) has no leading axis, and so has the result."""
    y = kata.layer_norm(np.array([7.0, 5.0]), np.array([2.0, 1.0]), np.array([0.0, 1.0]), eps=0.0)

    assert_close(y, np.array([2.0, 0.0]), "the vector", **CLOSE)


def test_every_token_of_a_batch_is_a_row_of_its_own(kata, rng):
    """x of shape (2, 3, 5) holds six rows; each is normalized by itself, with eps = 0.1."""
    x, g, b = rng.normal(1.0, 2.0, (2, 3, 5)), rng.normal(size=5), rng.normal(size=5)

    y = kata.layer_norm(x, g, b, eps=0.1)

    expected = np.array([by_definition(row, g, b, 0.1) for row in x.reshape(-1, 5)]).reshape(x.shape)
    assert_close(y, expected, "the batch of sequences", **CLOSE)

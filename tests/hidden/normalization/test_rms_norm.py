import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def by_definition(row, g, eps):
    root = math.sqrt(sum(value**2 for value in row) / len(row) + eps)
    return [value / root * gain for value, gain in zip(row, g)]


def test_row_is_divided_by_its_root_mean_square(kata):
    """The mean square of (1, 7) is 25, so with eps = 0 and gain 1 the row becomes (0.2, 1.4)."""
    y = kata.rms_norm(np.array([[1.0, 7.0]]), np.ones(2), eps=0.0)

    assert_close(y, np.array([[0.2, 1.4]]), "the row", **CLOSE)


def test_mean_is_kept(kata):
    """A row of four 3s becomes a row of 1s: nothing is subtracted."""
    y = kata.rms_norm(np.full((1, 4), 3.0), np.ones(4), eps=0.0)

    assert_close(y, np.ones((1, 4)), "the row of equal values", **CLOSE)


def test_gain_multiplies_the_normalized_features(kata):
    """(1, -1, 5) has mean square 9; with gains (3, 6, -0.3) it becomes (1, -2, -0.5)."""
    y = kata.rms_norm(np.array([[1.0, -1.0, 5.0]]), np.array([3.0, 6.0, -0.3]), eps=0.0)

    assert_close(y, np.array([[1.0, -2.0, -0.5]]), "the row with its gains", **CLOSE)


def test_gain_of_zero_silences_a_feature(kata):
    """With gains (0, 1) the row (1, 7) becomes (0, 1.4): the first feature still counts."""
    y = kata.rms_norm(np.array([[1.0, 7.0]]), np.array([0.0, 1.0]), eps=0.0)

    assert_close(y, np.array([[0.0, 1.4]]), "the row with a gain of 0", **CLOSE)


def test_eps_joins_the_mean_square(kata):
    """With eps = 16 a row of 3s is divided by sqrt(9 + 16) = 5."""
    y = kata.rms_norm(np.array([[3.0, -3.0, 3.0]]), np.ones(3), eps=16.0)

    assert_close(y, np.array([[0.6, -0.6, 0.6]]), "the row under a large eps", **CLOSE)


def test_default_eps_matters_for_small_rows(kata):
    """A row of 0.001s has mean square 1e-6, as large as the default eps: it becomes 1/sqrt(2)."""
    y = kata.rms_norm(np.full((2, 3), 1e-3), np.ones(3))

    assert_close(y, np.full((2, 3), math.sqrt(0.5)), "the small row", **CLOSE)


def test_zero_row_gives_zero(kata):
    """A row of zeros stays a row of zeros under the default eps."""
    y = kata.rms_norm(np.array([[0.0, 0.0], [1.0, 7.0]]), np.ones(2))

    assert_close(y, np.array([[0.0, 0.0], [0.2, 1.4]]), "a row of zeros above (1, 7)", **CLOSE)


def test_scale_of_a_row_does_not_matter(kata):
    """(1, 7) and (100, 700) in one batch both become (0.2, 1.4)."""
    y = kata.rms_norm(np.array([[1.0, 7.0], [100.0, 700.0]]), np.ones(2), eps=0.0)

    assert_close(y, np.array([[0.2, 1.4], [0.2, 1.4]]), "two rows of different scale", **CLOSE)


def test_single_vector_is_a_row(kata):
    """x of shape (2,) has no leading axis, and so has the result."""
    y = kata.rms_norm(np.array([-7.0, 1.0]), np.array([1.0, 10.0]), eps=0.0)

    assert_close(y, np.array([-1.4, 2.0]), "the vector", **CLOSE)


def test_every_token_of_a_batch_is_a_row_of_its_own(kata, rng):
    """x of shape (2, 3, 5) holds six rows; each is normalized by itself, with eps = 0.1."""
    x, g = rng.normal(1.0, 2.0, (2, 3, 5)), rng.normal(size=5)

    y = kata.rms_norm(x, g, eps=0.1)

    expected = np.array([by_definition(row, g, 0.1) for row in x.reshape(-1, 5)]).reshape(x.shape)
    assert_close(y, expected, "the batch of sequences", **CLOSE)

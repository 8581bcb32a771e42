import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
ONE, ZERO = np.ones(1), np.zeros(1)


def test_channel_gets_mean_0_and_variance_1(kata):
    """The batch (1, 3) has mean 2 and biased variance 1, so with eps = 0 it becomes (-1, 1)."""
    y, _, _ = kata.batch_norm_train(np.array([[1.0], [3.0]]), ONE, ZERO, ZERO, ONE, eps=0.0)

    assert_close(y, np.array([[-1.0], [1.0]]), "y", **CLOSE)


def test_features_do_not_see_each_other(kata):
    """Features (1, 3) and (90, 50) become (-1, 1) and (1, -1)."""
    x = np.array([[1.0, 90.0], [3.0, 50.0]])

    y, _, _ = kata.batch_norm_train(x, np.ones(2), np.zeros(2), np.zeros(2), np.ones(2), eps=0.0)

    assert_close(y, np.array([[-1.0, 1.0], [1.0, -1.0]]), "y", **CLOSE)


def test_gain_comes_before_the_shift(kata):
    """The same two features with gains (2, 3) and shifts (10, 20)."""
    x, g, b = np.array([[1.0, 90.0], [3.0, 50.0]]), np.array([2.0, 3.0]), np.array([10.0, 20.0])

    y, _, _ = kata.batch_norm_train(x, g, b, np.zeros(2), np.ones(2), eps=0.0)

    assert_close(y, np.array([[8.0, 23.0], [12.0, 17.0]]), "y", **CLOSE)


def test_batch_is_normalized_with_its_own_statistics(kata):
    """A running mean of 100 and a running variance of 25 leave (1, 3) -> (-1, 1) as it is."""
    y, _, _ = kata.batch_norm_train(np.array([[1.0], [3.0]]), ONE, ZERO, 100 * ONE, 25 * ONE, eps=0.0)

    assert_close(y, np.array([[-1.0], [1.0]]), "y", **CLOSE)


def test_running_mean_moves_a_tenth_of_the_way(kata):
    """By default a running mean of 10 and a batch mean of 2 give 0.9 * 10 + 0.1 * 2 = 9.2."""
    _, new_rm, _ = kata.batch_norm_train(np.array([[1.0], [3.0]]), ONE, ZERO, 10 * ONE, ONE)

    assert_close(new_rm, np.array([9.2]), "new_rm", **CLOSE)


def test_running_variance_stores_the_unbiased_one(kata):
    """The batch (1, 3) has unbiased variance 2: with 5 before, new_rv is 0.9 * 5 + 0.1 * 2 = 4.7."""
    _, _, new_rv = kata.batch_norm_train(np.array([[1.0], [3.0]]), ONE, ZERO, ZERO, 5 * ONE)

    assert_close(new_rv, np.array([4.7]), "new_rv", **CLOSE)


def test_momentum_weighs_the_new_batch(kata):
    """With momentum 0.25, the old pair (8, 40) and the batch's (4, 8) give (7, 32)."""
    x = np.array([[2.0], [6.0]])

    _, new_rm, new_rv = kata.batch_norm_train(x, ONE, ZERO, 8 * ONE, 40 * ONE, momentum=0.25)

    assert_close((new_rm, new_rv), (np.array([7.0]), np.array([32.0])), "(new_rm, new_rv)", **CLOSE)


def test_eps_joins_the_variance_of_the_division_alone(kata):
    """(-3, 3) with eps = 16 is divided by 5; with momentum 1 the running variance is 18, without eps."""
    x = np.array([[-3.0], [3.0]])

    y, _, new_rv = kata.batch_norm_train(x, ONE, ZERO, ZERO, ONE, momentum=1.0, eps=16.0)

    assert_close(y, np.array([[-0.6], [0.6]]), "y", **CLOSE)
    assert_close(new_rv, np.array([18.0]), "new_rv", **CLOSE)


def test_default_eps_matters_for_a_small_spread(kata):
    """At variance 1e-5, as large as the default eps, (-a, a) becomes (-1, 1) / sqrt(2)."""
    a = math.sqrt(1e-5)

    y, _, _ = kata.batch_norm_train(np.array([[-a], [a]]), ONE, ZERO, ZERO, ONE)

    assert_close(y, np.array([[-1.0], [1.0]]) * math.sqrt(0.5), "y", **CLOSE)


def test_constant_channel_gives_the_shift(kata):
    """A feature that is 4 in all three examples becomes its shift, 7."""
    y, _, _ = kata.batch_norm_train(np.full((3, 1), 4.0), ONE, 7 * ONE, ZERO, ONE)

    assert_close(y, np.full((3, 1), 7.0), "y", **CLOSE)


def test_images_share_statistics_over_space(kata):
    """Two images of one channel, (0, 2) and (4, 6): mean 3, variance 5, unbiased 20/3."""
    x = np.array([0.0, 2.0, 4.0, 6.0]).reshape(2, 1, 1, 2)

    y, new_rm, new_rv = kata.batch_norm_train(x, ONE, ZERO, ZERO, ZERO, momentum=1.0, eps=0.0)

    assert_close(y, (x - 3) / math.sqrt(5.0), "y", **CLOSE)
    assert_close((new_rm, new_rv), (np.array([3.0]), np.array([20 / 3])), "(new_rm, new_rv)", **CLOSE)


def test_single_image_is_a_batch(kata):
    """One image with channels (1, 3) and (50, 90): both become (-1, 1), unbiased variances 2 and 800."""
    x = np.array([1.0, 3.0, 50.0, 90.0]).reshape(1, 2, 1, 2)

    y, _, new_rv = kata.batch_norm_train(
        x, np.ones(2), np.zeros(2), np.zeros(2), np.zeros(2), momentum=0.5, eps=0.0
    )

    assert_close(y, np.array([-1.0, 1.0, -1.0, 1.0]).reshape(1, 2, 1, 2), "y", **CLOSE)
    assert_close(new_rv, np.array([1.0, 400.0]), "new_rv", **CLOSE)


def test_batch_of_images(kata, rng):
    """x of shape (3, 2, 4, 2) with momentum 0.3 and eps = 0.1: every channel by itself."""
    x = rng.normal(1.0, 2.0, (3, 2, 4, 2))
    g, b, rm, rv = rng.normal(size=2), rng.normal(size=2), rng.normal(size=2), rng.uniform(1.0, 2.0, 2)

    got = kata.batch_norm_train(x, g, b, rm, rv, momentum=0.3, eps=0.1)

    y, new_rm, new_rv = np.zeros(x.shape), np.zeros(2), np.zeros(2)
    for c in range(2):
        mean = x[:, c].sum() / 24
        squares = ((x[:, c] - mean) ** 2).sum()
        y[:, c] = (x[:, c] - mean) / math.sqrt(squares / 24 + 0.1) * g[c] + b[c]
        new_rm[c], new_rv[c] = 0.7 * rm[c] + 0.3 * mean, 0.7 * rv[c] + 0.3 * squares / 23
    assert_close(got, (y, new_rm, new_rv), "(y, new_rm, new_rv)", **CLOSE)

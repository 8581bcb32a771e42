import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def pixels(*channels):
    """One example of one pixel with these channels."""
    return np.array(channels, float).reshape(1, -1, 1, 1)


def by_definition(x, G, g, b, eps):
    size, y = x.shape[1] // G, np.zeros(x.shape)
    for n in range(len(x)):
        for c in range(x.shape[1]):
            first = c // size * size
            group = x[n, first : first + size]
            var = ((group - group.mean()) ** 2).mean()
            y[n, c] = g[c] * (x[n, c] - group.mean()) / math.sqrt(var + eps) + b[c]
    return y


def test_each_group_gets_mean_0_and_variance_1(kata):
    """Four channels (1, 3, 10, 30) in two groups become (-1, 1, -1, 1) with eps = 0."""
    y = kata.group_norm(pixels(1, 3, 10, 30), 2, np.ones(4), np.zeros(4), eps=0.0)

    assert_close(y, pixels(-1, 1, -1, 1), "the four channels", **CLOSE)


def test_group_count_is_not_group_size(kata):
    """Six channels (1, 2, 3, 20, 30, 10) in two groups: three channels per group, with means 2 and 20."""
    y = kata.group_norm(pixels(1, 2, 3, 20, 30, 10), 2, np.ones(6), np.zeros(6), eps=0.0)

    a = math.sqrt(1.5)
    assert_close(y, pixels(-a, 0, a, 0, a, -a), "the six channels", **CLOSE)


def test_space_is_pooled_with_the_group(kata):
    """A group of two channels with pixels (1, 3) and (5, 7) has mean 4 and variance 5."""
    x = np.array([1.0, 3.0, 5.0, 7.0]).reshape(1, 2, 1, 2)

    y = kata.group_norm(x, 1, np.ones(2), np.zeros(2), eps=0.0)

    assert_close(y, (x - 4.0) / math.sqrt(5.0), "the group of four values", **CLOSE)


def test_one_channel_per_group_keeps_channels_apart(kata):
    """Two channels with pixels (1, 3) and (50, 90) in two groups both become (-1, 1)."""
    x = np.array([1.0, 3.0, 50.0, 90.0]).reshape(1, 2, 1, 2)

    y = kata.group_norm(x, 2, np.ones(2), np.zeros(2), eps=0.0)

    assert_close(y, np.array([-1.0, 1.0, -1.0, 1.0]).reshape(1, 2, 1, 2), "the two channels", **CLOSE)


def test_gain_and_shift_belong_to_channels(kata):
    """(1, 3, 10, 30) in two groups, gains (1, 2, 3, 4), shifts (10, 20, 30, 40), becomes (9, 22, 27, 44)."""
    g, b = np.array([1.0, 2.0, 3.0, 4.0]), np.array([10.0, 20.0, 30.0, 40.0])

    y = kata.group_norm(pixels(1, 3, 10, 30), 2, g, b, eps=0.0)

    assert_close(y, pixels(9, 22, 27, 44), "the four channels", **CLOSE)


def test_gain_does_not_run_along_the_width(kata):
    """Two channels of two pixels, (1, 3) each: gains (1, 5) and shifts (0, 7) give (-1, 1) and (2, 12)."""
    x = np.array([1.0, 3.0, 1.0, 3.0]).reshape(1, 2, 1, 2)

    y = kata.group_norm(x, 2, np.array([1.0, 5.0]), np.array([0.0, 7.0]), eps=0.0)

    assert_close(
        y, np.array([-1.0, 1.0, 2.0, 12.0]).reshape(1, 2, 1, 2), "as many channels as columns", **CLOSE
    )


def test_examples_do_not_see_each_other(kata):
    """The example (1, 3) becomes (-1, 1) beside an example (100, 900), as it does alone."""
    x = np.concatenate([pixels(1, 3), pixels(100, 900)])

    y = kata.group_norm(x, 1, np.ones(2), np.zeros(2), eps=0.0)

    assert_close(y, np.concatenate([pixels(-1, 1), pixels(-1, 1)]), "the batch of two", **CLOSE)


def test_eps_joins_the_variance(kata):
    """The group (-3, 3) has variance 9; with eps = 16 it is divided by sqrt(9 + 16) = 5."""
    y = kata.group_norm(pixels(-3, 3, 3, -3), 2, np.ones(4), np.zeros(4), eps=16.0)

    assert_close(y, pixels(-0.6, 0.6, 0.6, -0.6), "the channels under a large eps", **CLOSE)


def test_default_eps_matters_for_a_small_spread(kata):
    """At variance 1e-5, as large as the default eps, the group (-a, a) becomes (-1, 1) / sqrt(2)."""
    a = math.sqrt(1e-5)

    y = kata.group_norm(pixels(-a, a), 1, np.ones(2), np.zeros(2))

    assert_close(y, pixels(-1, 1) * math.sqrt(0.5), "the small group", **CLOSE)


def test_constant_group_gives_the_shift(kata):
    """The group (4, 4) has variance 0; under the default eps it becomes its shifts."""
    y = kata.group_norm(pixels(4, 4, 1, 1), 2, np.full(4, 2.0), np.array([1.0, -2.0, 3.0, 0.5]))

    assert_close(y, pixels(1, -2, 3, 0.5), "the constant groups", **CLOSE)


def test_batch_of_images(kata, rng):
    """x of shape (2, 6, 3, 4) in three groups, with eps = 0.1: every group of every example by itself."""
    x, g, b = rng.normal(1.0, 2.0, (2, 6, 3, 4)), rng.normal(size=6), rng.normal(size=6)

    y = kata.group_norm(x, 3, g, b, eps=0.1)

    assert_close(y, by_definition(x, 3, g, b, 0.1), "the batch of images", **CLOSE)

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def both(mean, var, shape):
    return np.reshape(np.array(mean, float), shape), np.reshape(np.array(var, float), shape)


# Two examples, two channels, one row of two pixels.
SMALL = np.array([[[[1.0, 3.0]], [[0.0, 8.0]]], [[[5.0, 7.0]], [[2.0, 2.0]]]])


def test_batch_pools_examples_and_space(kata):
    """Channel 0 holds 1, 3, 5, 7 over two examples: mean 4, variance 5."""
    got = kata.normalization_statistics(SMALL, "batch")

    assert_close(got, both([4, 3], [5, 9], (1, 2, 1, 1)), "(mean, var)", **CLOSE)


def test_layer_pools_channels_and_space(kata):
    """Example 0 holds 1, 3, 0, 8: mean 3, variance 9.5."""
    got = kata.normalization_statistics(SMALL, "layer")

    assert_close(got, both([3, 4], [9.5, 4.5], (2, 1, 1, 1)), "(mean, var)", **CLOSE)


def test_instance_pools_space_alone(kata):
    """Channel 0 of example 0 holds 1, 3: mean 2, variance 1."""
    got = kata.normalization_statistics(SMALL, "instance")

    assert_close(got, both([2, 4, 6, 2], [1, 16, 1, 0], (2, 2, 1, 1)), "(mean, var)", **CLOSE)


def test_group_pools_consecutive_channels(kata):
    """Four channels of one pixel, (1, 3, 10, 20), in two groups: means 2 and 15, variances 1 and 25."""
    x = np.array([1.0, 3.0, 10.0, 20.0]).reshape(1, 4, 1, 1)

    got = kata.normalization_statistics(x, "group", 2)

    assert_close(got, both([2, 15], [1, 25], (1, 2, 1, 1, 1)), "(mean, var)", **CLOSE)


def test_group_count_is_not_group_size(kata):
    """Six channels in two groups make groups of three: (0, 3, 6) and (1, 1, 4), means 3 and 2."""
    x = np.array([0.0, 3.0, 6.0, 1.0, 1.0, 4.0]).reshape(1, 6, 1, 1)

    got = kata.normalization_statistics(x, "group", groups=2)

    assert_close(got, both([3, 2], [6, 2], (1, 2, 1, 1, 1)), "(mean, var)", **CLOSE)


def test_group_keeps_examples_apart(kata):
    """Two examples of two channels in one group: means 3 and 4, one of each example."""
    got = kata.normalization_statistics(SMALL, "group", 1)

    assert_close(got, both([3, 4], [9.5, 4.5], (2, 1, 1, 1, 1)), "(mean, var)", **CLOSE)


def test_one_channel_per_group_is_an_instance(kata, rng):
    """With as many groups as channels every channel of every example has statistics of its own."""
    x = rng.normal(2.0, 3.0, (2, 3, 4, 5))

    got = kata.normalization_statistics(x, "group", 3)

    rows = x.reshape(6, 20)
    deviations = rows - rows.mean(1, keepdims=True)
    assert_close(got, both(rows.mean(1), (deviations**2).mean(1), (2, 3, 1, 1, 1)), "(mean, var)", **CLOSE)


def test_single_image_has_batch_statistics(kata):
    """One image with channels (0, 2, 4, 6) and (1, 1, 1, 5) has means 3 and 2, variances 5 and 3."""
    x = np.array([0.0, 2.0, 4.0, 6.0, 1.0, 1.0, 1.0, 5.0]).reshape(1, 2, 2, 2)

    got = kata.normalization_statistics(x, "batch")

    assert_close(got, both([3, 2], [5, 3], (1, 2, 1, 1)), "(mean, var)", **CLOSE)


def test_result_broadcasts_against_the_images(kata, rng):
    """On x of shape (3, 4, 2, 5), subtracting the mean of a kind leaves averages of 0 over what it pools."""
    x = rng.normal(5.0, 1.0, (3, 4, 2, 5))

    centered = {
        kind: x - kata.normalization_statistics(x, kind)[0] for kind in ("batch", "layer", "instance")
    }

    assert_close(centered["batch"].mean((0, 2, 3)), np.zeros(4), "channel means", atol=1e-5)
    assert_close(centered["layer"].mean((1, 2, 3)), np.zeros(3), "example means", atol=1e-5)
    assert_close(centered["instance"].mean((2, 3)), np.zeros((3, 4)), "map means", atol=1e-5)


def test_every_kind_pools_height_and_width(kata, rng):
    """On x of shape (2, 6, 3, 4) with three groups, every statistic is that of the pixels it pools."""
    x = rng.normal(1.0, 2.0, (2, 6, 3, 4))
    pools = {
        "batch": ([x[:, c] for c in range(6)], (1, 6, 1, 1)),
        "layer": ([x[n] for n in range(2)], (2, 1, 1, 1)),
        "instance": ([x[n, c] for n in range(2) for c in range(6)], (2, 6, 1, 1)),
        "group": ([x[n, c : c + 2] for n in range(2) for c in (0, 2, 4)], (2, 3, 1, 1, 1)),
    }

    for kind, (pool, shape) in pools.items():
        got = kata.normalization_statistics(x, kind, 3)

        mean = [values.sum() / values.size for values in pool]
        var = [((values - m) ** 2).sum() / values.size for values, m in zip(pool, mean)]
        assert_close(got, both(mean, var, shape), f"(mean, var) of {kind}", **CLOSE)

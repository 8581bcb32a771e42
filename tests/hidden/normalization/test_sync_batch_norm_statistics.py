import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def column(*values):
    return np.array(values, float)[:, None]


def test_two_ranks_by_hand(kata):
    """(-1, 1) on rank 0 and (2, 2, 4, 4) on rank 1: six values with mean 2 and variance 3."""
    got = kata.sync_batch_norm_statistics(column(0, 3), column(1, 1), np.array([2, 4]))

    assert_close(got, (np.array([2.0]), np.array([3.0])), "(mean, var)", **CLOSE)


def test_mean_counts_values_not_ranks(kata):
    """Means 0 and 10 of 9 values and 1 value: the mean of all ten is 1, their variance 9."""
    got = kata.sync_batch_norm_statistics(column(0, 10), column(0, 0), np.array([9, 1]))

    assert_close(got, (np.array([1.0]), np.array([9.0])), "(mean, var)", **CLOSE)


def test_variances_count_values_not_ranks(kata):
    """Equal means, variances 1 and 9 of 6 values and 2 values: the variance of all eight is 3."""
    got = kata.sync_batch_norm_statistics(column(5, 5), column(1, 9), np.array([6, 2]))

    assert_close(got, (np.array([5.0]), np.array([3.0])), "(mean, var)", **CLOSE)


def test_spread_between_equal_ranks_adds_to_the_variance(kata):
    """Two ranks of 8 values, means 1 and 7, both of variance 2: mean 4, variance 2 + 9 = 11."""
    got = kata.sync_batch_norm_statistics(column(1, 7), column(2, 2), np.array([8, 8]))

    assert_close(got, (np.array([4.0]), np.array([11.0])), "(mean, var)", **CLOSE)


def test_one_rank_keeps_its_statistics(kata):
    """A single rank of 3 values: its mean and its biased variance come back."""
    got = kata.sync_batch_norm_statistics(np.array([[1.0, -2.0]]), np.array([[4.0, 0.25]]), np.array([3]))

    assert_close(got, (np.array([1.0, -2.0]), np.array([4.0, 0.25])), "(mean, var)", **CLOSE)


def test_one_value_per_rank(kata):
    """The values 1, 2, 3 and 6 on four ranks, each of variance 0: mean 3, variance 14 / 4 = 3.5."""
    got = kata.sync_batch_norm_statistics(column(1, 2, 3, 6), column(0, 0, 0, 0), np.ones(4, int))

    assert_close(got, (np.array([3.0]), np.array([3.5])), "(mean, var)", **CLOSE)


def test_as_many_channels_as_ranks(kata):
    """Two ranks of 1 value and 3 values, two channels: counts belong to the ranks."""
    means, variances = np.array([[0.0, 8.0], [4.0, 0.0]]), np.array([[0.0, 0.0], [1.0, 4.0]])

    got = kata.sync_batch_norm_statistics(means, variances, np.array([1, 3]))

    assert_close(got, (np.array([3.0, 2.0]), np.array([3.75, 15.0])), "(mean, var)", **CLOSE)


def test_statistics_are_those_of_all_values_together(kata, rng):
    """Three ranks with 5, 2 and 9 values of four channels: the statistics of the 16 values."""
    ranks = [rng.normal(center, spread, (n, 4)) for center, spread, n in [(0, 1, 5), (3, 2, 2), (-1, 0.5, 9)]]
    means = np.array([rank.mean(axis=0) for rank in ranks])
    variances = np.array([((rank - mean) ** 2).mean(axis=0) for rank, mean in zip(ranks, means)])

    got = kata.sync_batch_norm_statistics(means, variances, np.array([5, 2, 9]))

    union = np.concatenate(ranks)
    mean = union.sum(axis=0) / 16
    assert_close(got, (mean, ((union - mean) ** 2).sum(axis=0) / 16), "(mean, var)", **CLOSE)

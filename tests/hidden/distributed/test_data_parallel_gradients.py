import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_two_ranks_by_hand(kata):
    """Gradients (1, 0) of 1 sample and (5, 4) of 3: applied is (3, 2), exact is (4, 3)."""
    got = kata.data_parallel_gradients(np.array([[1.0, 0.0], [5.0, 4.0]]), np.array([1, 3]))

    assert_close(got, (np.array([3.0, 2.0]), np.array([4.0, 3.0])), "(applied, exact)", **CLOSE)


def test_equal_counts_make_the_two_agree(kata):
    """Three ranks with 8 samples each: both are the mean of the gradients, (2, -1, 0, 4)."""
    means = np.array([[1.0, -3.0, 0.0, 2.0], [3.0, 1.0, 6.0, 4.0], [2.0, -1.0, -6.0, 6.0]])

    got = kata.data_parallel_gradients(means, np.array([8, 8, 8]))

    mean = np.array([2.0, -1.0, 0.0, 4.0])
    assert_close(got, (mean, mean), "(applied, exact)", **CLOSE)


def test_a_ragged_last_batch(kata):
    """Three ranks with 32 samples and gradient 0, one with 4 and gradient 50: applied 12.5, exact 2."""
    got = kata.data_parallel_gradients(np.array([[0.0], [0.0], [0.0], [50.0]]), np.array([32, 32, 32, 4]))

    assert_close(got, (np.array([12.5]), np.array([2.0])), "(applied, exact)", **CLOSE)


def test_one_rank_keeps_its_gradient(kata):
    """A single rank with 5 samples: its own gradient twice."""
    got = kata.data_parallel_gradients(np.array([[1.5, -2.0, 0.25]]), np.array([5]))

    own = np.array([1.5, -2.0, 0.25])
    assert_close(got, (own, own), "(applied, exact)", **CLOSE)


def test_as_many_parameters_as_ranks(kata):
    """Two ranks with 1 and 3 samples, two parameters: the counts belong to the ranks."""
    got = kata.data_parallel_gradients(np.array([[8.0, 4.0], [0.0, 8.0]]), np.array([1, 3]))

    assert_close(got, (np.array([4.0, 6.0]), np.array([2.0, 7.0])), "(applied, exact)", **CLOSE)


def test_only_proportions_of_the_counts_matter(kata, rng):
    """Counts (1, 2, 5) and (10, 20, 50) give the same two gradients."""
    means = rng.normal(size=(3, 4))
    weighted = (means[0] + 2 * means[1] + 5 * means[2]) / 8
    plain = (means[0] + means[1] + means[2]) / 3

    for counts in ([1, 2, 5], [10, 20, 50]):
        got = kata.data_parallel_gradients(means, np.array(counts))

        assert_close(got, (plain, weighted), f"(applied, exact) for the counts {counts}", **CLOSE)


def test_exact_is_the_gradient_of_the_whole_batch(kata, rng):
    """Least squares over 6, 1 and 4 samples: exact is the gradient over all 11, applied is not."""
    w, ranks = rng.normal(size=3), [(rng.normal(size=(n, 3)), rng.normal(size=n)) for n in (6, 1, 4)]

    got = kata.data_parallel_gradients(np.array([_slope(w, *rank) for rank in ranks]), np.array([6, 1, 4]))

    x, y = np.concatenate([x for x, _ in ranks]), np.concatenate([y for _, y in ranks])
    applied = sum(_slope(w, *rank) for rank in ranks) / 3
    assert_close(got, (applied, _slope(w, x, y)), "(applied, exact)", **CLOSE)


def _slope(w, x, y):
    """The gradient of mean((x w - y)**2) in w, example by example."""
    return sum(2 * (row @ w - target) * row for row, target in zip(x, y)) / len(y)

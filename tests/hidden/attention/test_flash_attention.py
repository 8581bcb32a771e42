import numpy as np
import pytest

from grader.expect import assert_close, assert_true

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}
AT_1000 = {"rtol": 1e-3}  # near 1000 the steps of float32 are 6e-5 apart
ONE = np.ones((1, 1))


def test_three_keys_in_blocks_of_two(kata):
    """Scores log 2, log 1 and log 5 give the weights 2/8, 1/8 and 5/8, and lse = log 8."""
    k, v = np.log([[2.0], [1.0], [5.0]]), np.array([[4.0], [8.0], [16.0]])

    got = kata.flash_attention(ONE, k, v, 2)

    assert_close(got, (np.array([[12.0]]), np.log([8.0])), "out and lse", **NEAR)


def test_the_largest_score_may_come_first(kata):
    """Scores log 5, log 1 and log 2 in blocks of 1 give the weights 5/8, 1/8 and 2/8, and lse = log 8."""
    k, v = np.log([[5.0], [1.0], [2.0]]), np.array([[16.0], [8.0], [4.0]])

    got = kata.flash_attention(ONE, k, v, 1)

    assert_close(got, (np.array([[12.0]]), np.log([8.0])), "out and lse", **NEAR)


def test_scores_are_scaled_by_the_root_of_d(kata):
    """With d = 4 dot products of 2 log 3 and 0 give the weights 3/4 and 1/4, and lse = log 4."""
    q, k = np.array([[2 * np.log(3), 0.0, 0.0, 0.0]]), np.eye(4)[:2]

    got = kata.flash_attention(q, k, np.array([[4.0, 0.0], [8.0, 4.0]]), 1)

    assert_close(got, (np.array([[5.0, 1.0]]), np.log([4.0])), "out and lse", **NEAR)


@pytest.mark.parametrize("block", [1, 2, 3, 4, 7])
def test_the_size_of_the_blocks_does_not_matter(kata, rng, block):
    """7 keys in blocks of 1, 2, 3, 4 or 7 give what all at once give: 5 queries, d = 3, e = 2."""
    q, k, v = rng.normal(size=(5, 3)), rng.normal(size=(7, 3)), rng.normal(size=(7, 2))

    got = kata.flash_attention(q, k, v, block)

    assert_close(got, _one_query_at_a_time(q, k, v), "out and lse", **NEAR)


def test_equal_sizes_do_not_confuse(kata, rng):
    """n = m = d = e = 4 in blocks of 2."""
    q, k, v = rng.normal(size=(3, 4, 4))

    got = kata.flash_attention(q, k, v, 2)

    assert_close(got, _one_query_at_a_time(q, k, v), "out and lse", **NEAR)


def test_rising_scores_of_a_thousand(kata):
    """Scores of 0, 1000 and 1000 in blocks of 1: the late ones win, and lse = 1000 + log 2."""
    got = kata.flash_attention(ONE, np.array([[0.0], [1000.0], [1000.0]]), np.array([[9.0], [2.0], [6.0]]), 1)

    assert_close(got, (np.array([[4.0]]), 1000 + np.log([2.0])), "out and lse", **AT_1000)


def test_falling_scores_of_a_thousand(kata):
    """Scores of 1000, 1000, -1000 and -1000 in blocks of 2: the early ones win, and lse = 1000 + log 2."""
    k, v = np.array([[1000.0], [1000.0], [-1000.0], [-1000.0]]), np.array([[2.0], [6.0], [9.0], [9.0]])

    got = kata.flash_attention(ONE, k, v, 2)

    assert_close(got, (np.array([[4.0]]), 1000 + np.log([2.0])), "out and lse", **AT_1000)


def test_scores_that_are_all_far_below_zero(kata):
    """Four scores of -1000 in blocks of 3 share the weight, and lse = -1000 + log 4."""
    got = kata.flash_attention(ONE, np.full((4, 1), -1000.0), np.array([[1.0], [2.0], [3.0], [6.0]]), 3)

    assert_close(got, (np.array([[3.0]]), -1000 + np.log([4.0])), "out and lse", **AT_1000)


def test_each_query_has_a_maximum_of_its_own(kata):
    """Scores of 1000 for one query and -1000 for the other, in blocks of 1: both average the values."""
    got = kata.flash_attention(
        np.array([[1.0], [-1.0]]), np.full((2, 1), 1000.0), np.array([[2.0], [6.0]]), 1
    )

    expected = (np.array([[4.0], [4.0]]), np.array([1000.0, -1000.0]) + np.log(2))
    assert_close(got, expected, "out and lse", **AT_1000)


def test_the_whole_score_matrix_is_never_held(kata):
    """128 queries over 8192 keys in blocks of 64 need less than half of the 8 MiB of all scores."""
    q, k, v = np.zeros((128, 2)), np.ones((8192, 2)), np.tile([[1.0, 0.0], [1.0, 4.0]], (4096, 1))
    kata.flash_attention(q, k[:512], v[:512], 64)  # what a library sets up once does not count

    got, peak_bytes = kata.flash_attention.with_peak_bytes(q, k, v, 64)

    assert_close(got, (np.tile([1.0, 2.0], (128, 1)), np.full(128, np.log(8192))), "out and lse", **NEAR)
    assert_true(peak_bytes < 128 * 8192 * 8 / 2, "the call held as much as half of the whole score matrix")


def _one_query_at_a_time(q, k, v):
    out, lse = [], []
    for query in q:
        shares = [np.exp(query @ key / len(query) ** 0.5) for key in k]
        out.append(sum(share * value for share, value in zip(shares, v)) / sum(shares))
        lse.append(np.log(sum(shares)))
    return np.array(out), np.array(lse)

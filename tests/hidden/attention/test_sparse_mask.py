import numpy as np

from grader.expect import assert_equal


def test_a_window_of_two(kata):
    """n = 4, window = 2: each token sees itself and the one before."""
    keep = kata.sparse_mask(4, 2)

    assert_equal(keep, np.array([[1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]], bool), "the mask")


def test_a_window_of_one_is_the_token_itself(kata):
    """n = 3, window = 1 gives the identity."""
    keep = kata.sparse_mask(3, 1)

    assert_equal(keep, np.eye(3, dtype=bool), "the mask")


def test_a_window_as_long_as_the_sequence_is_the_causal_mask(kata):
    """n = 3, window = 3 gives the lower triangle."""
    keep = kata.sparse_mask(3, 3)

    assert_equal(keep, np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1]], bool), "the mask")


def test_look_backs_count_from_the_query(kata):
    """n = 5, window = 1, stride = 3: token 3 looks back to 0, token 4 to 1."""
    keep = kata.sparse_mask(5, 1, stride=3)

    expected = [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [1, 0, 0, 1, 0], [0, 1, 0, 0, 1]]
    assert_equal(keep, np.array(expected, bool), "the mask")


def test_window_and_stride_add_up(kata):
    """n = 6, window = 2, stride = 4: token 5 sees 5 and 4 by the window, 1 by the stride."""
    keep = kata.sparse_mask(6, 2, stride=4)

    assert_equal(keep[5:], np.array([[0, 1, 0, 0, 1, 1]], bool), "the row of token 5")


def test_a_global_token_is_seen_by_all_that_follow(kata):
    """n = 4, window = 1, n_global = 1: everyone sees token 0, token 0 sees only itself."""
    keep = kata.sparse_mask(4, 1, n_global=1)

    assert_equal(keep, np.array([[1, 0, 0, 0], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]], bool), "the mask")


def test_two_global_tokens_do_not_see_the_future(kata):
    """n = 4, window = 1, n_global = 2: token 0 does not see token 1, later tokens see both."""
    keep = kata.sparse_mask(4, 1, n_global=2)

    assert_equal(keep, np.array([[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 0, 1]], bool), "the mask")


def test_all_three_kinds_together(kata):
    """n = 7, window = 2, stride = 3, n_global = 1: token 6 sees 0, 3, 5 and 6."""
    keep = kata.sparse_mask(7, 2, stride=3, n_global=1)

    assert_equal(keep[6:], np.array([[1, 0, 0, 1, 0, 1, 1]], bool), "the row of token 6")


def test_a_single_position(kata):
    """n = 1 sees itself, whatever the pattern."""
    keep = kata.sparse_mask(1, 1, stride=2, n_global=1)

    assert_equal(keep, np.array([[True]]), "the mask")


def test_no_pattern_sees_the_future(kata):
    """For 20 combinations with n = 8 the mask is the set of pairs that the definition names."""
    for window in (1, 3):
        for stride in (None, 1, 2, 3, 5):
            for n_global in (0, 3):
                keep = kata.sparse_mask(8, window, stride=stride, n_global=n_global)

                expected = _pair_by_pair(8, window, stride, n_global)
                assert_equal(keep, expected, f"the mask for {window=}, {stride=}, {n_global=}")


def _pair_by_pair(n, window, stride, n_global):
    keep = np.zeros((n, n), bool)
    for i in range(n):
        seen = set(range(max(0, i - window + 1), i + 1))
        seen |= set(range(i, -1, -stride)) if stride else set()
        seen |= set(range(min(n_global, i + 1)))
        keep[i, sorted(seen)] = True
    return keep

import numpy as np

from grader.expect import assert_equal


def test_three_tokens_without_a_cache(kata):
    """3 queries over 3 keys: the first sees 1 key, the second 2, the third 3."""
    keep = kata.causal_mask(3, 3)

    assert_equal(keep, np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1]], bool), "the mask")


def test_one_new_token_sees_the_whole_cache(kata):
    """A single query behind a cache of 4 sees all 5 keys, its own included."""
    keep = kata.causal_mask(1, 5)

    assert_equal(keep, np.array([[True, True, True, True, True]]), "the mask")


def test_a_chunk_stays_causal_inside(kata):
    """2 queries behind a cache of 2: the first sees 3 keys, the second all 4."""
    keep = kata.causal_mask(2, 4)

    assert_equal(keep, np.array([[1, 1, 1, 0], [1, 1, 1, 1]], bool), "the mask")


def test_a_long_chunk_behind_a_short_cache(kata):
    """3 queries behind a cache of 1 see 2, 3 and 4 keys."""
    keep = kata.causal_mask(3, 4)

    assert_equal(keep, np.array([[1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]], bool), "the mask")


def test_a_single_token_sees_itself(kata):
    """One query and one key: True."""
    keep = kata.causal_mask(1, 1)

    assert_equal(keep, np.array([[True]]), "the mask")


def test_a_chunk_gets_the_last_rows_of_the_full_mask(kata):
    """For each size up to 6 the mask holds the last rows of the mask of all positions."""
    for n_k in range(1, 7):
        for n_q in range(1, n_k + 1):
            keep = kata.causal_mask(n_q, n_k)

            last = [[key <= token for key in range(n_k)] for token in range(n_k - n_q, n_k)]
            assert_equal(keep, np.array(last), f"the mask of {n_q} queries and {n_k} keys")

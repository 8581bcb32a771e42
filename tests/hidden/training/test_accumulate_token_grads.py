import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_tokens_vote_not_micro_batches(kata):
    """Gradients 1 over 1 token and 5 over 3 tokens make (1 + 15) / 4 = 4."""
    g = kata.accumulate_token_grads([(np.array([1.0]), 1), (np.array([5.0]), 3)])

    assert_close(g, np.array([4.0]), "the gradient", **CLOSE)


def test_equal_counts_give_the_plain_mean(kata):
    """Gradients 1, 2 and 6 over 7 tokens each make 3."""
    g = kata.accumulate_token_grads([(np.array([value]), 7) for value in (1.0, 2.0, 6.0)])

    assert_close(g, np.array([3.0]), "the gradient", **CLOSE)


def test_one_micro_batch_is_left_as_it_is(kata):
    """A single micro-batch of 9 tokens is the whole batch."""
    g = kata.accumulate_token_grads([(np.array([[2.0, -3.0]]), 9)])

    assert_close(g, np.array([[2.0, -3.0]]), "the gradient", **CLOSE)


def test_empty_micro_batch_with_nan_is_skipped(kata):
    """A micro-batch of 0 tokens holds NaN; the others, 2 over 1 token and 8 over 2, make 18 / 3 = 6."""
    nan = np.array([np.nan])

    g = kata.accumulate_token_grads([(np.array([2.0]), 1), (nan, 0), (np.array([8.0]), 2)])

    assert_close(g, np.array([6.0]), "the gradient", **CLOSE)


def test_empty_micro_batch_may_come_first(kata):
    """NaN over 0 tokens at the start, then 3 over 2 tokens and -1 over 6: (6 - 6) / 8 = 0."""
    micro = [(np.array([np.nan]), 0), (np.array([3.0]), 2), (np.array([-1.0]), 6)]

    assert_close(kata.accumulate_token_grads(micro), np.array([0.0]), "the gradient", **CLOSE)


def test_empty_micro_batch_with_numbers_is_skipped_too(kata):
    """A gradient of 100 over 0 tokens does not count: 4 over 5 tokens stays 4."""
    g = kata.accumulate_token_grads([(np.array([100.0]), 0), (np.array([4.0]), 5)])

    assert_close(g, np.array([4.0]), "the gradient", **CLOSE)


def test_only_the_ratios_of_the_counts_matter(kata):
    """Counts (10, 30) and (1, 3) give the same 1/4 and 3/4."""
    first, second = np.array([4.0, 0.0]), np.array([0.0, 4.0])

    g = kata.accumulate_token_grads([(first, 10), (second, 30)])

    assert_close(g, np.array([1.0, 3.0]), "the gradient", **CLOSE)


def test_order_does_not_matter(kata):
    """(1 over 2 tokens, 2 over 3, 8 over 5) makes 48 / 10 in any order."""
    parts = [(np.array([1.0]), 2), (np.array([2.0]), 3), (np.array([8.0]), 5)]

    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        g = kata.accumulate_token_grads([parts[i] for i in order])
        assert_close(g, np.array([4.8]), "the gradient", **CLOSE)


def test_splitting_a_batch_changes_nothing(kata, rng):
    """Ten tokens cut into micro-batches of 1, 4, 2 and 3 have the mean of all ten (3, 2) gradients."""
    tokens = rng.normal(size=(10, 3, 2))
    cuts = [(0, 1), (1, 5), (5, 7), (7, 10)]

    g = kata.accumulate_token_grads([(tokens[a:b].mean(axis=0), b - a) for a, b in cuts])

    assert_close(g, sum(tokens) / 10, "the gradient", **CLOSE)

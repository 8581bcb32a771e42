import numpy as np

from grader.expect import assert_equal

ALL = np.ones(4, dtype=bool)
IDS = np.array([11, 12, 13, 14])
RANDOM = np.array([21, 22, 23, 24])


def test_most_selected_tokens_are_masked(kata):
    """A selected token with u = 0.3 becomes [MASK] and is asked for."""
    inputs, labels = kata.masked_lm_corruption(IDS, ALL, np.full(4, 0.3), RANDOM, 99)

    assert_equal(inputs, np.array([99, 99, 99, 99]), "the inputs")
    assert_equal(labels, IDS, "the labels")


def test_three_fates_of_a_selected_token(kata):
    """u = 0.1, 0.85 and 0.95 mean [MASK], the random token, and no change; all are asked for."""
    u = np.array([0.1, 0.85, 0.95, 0.79])

    inputs, labels = kata.masked_lm_corruption(IDS, ALL, u, RANDOM, 99)

    assert_equal(inputs, np.array([99, 22, 13, 99]), "the inputs")
    assert_equal(labels, IDS, "the labels")


def test_tokens_outside_the_selection_stay(kata):
    """Without a selection nothing changes and nothing is asked for, whatever u says."""
    u = np.array([0.1, 0.85, 0.95, 0.5])

    inputs, labels = kata.masked_lm_corruption(IDS, ~ALL, u, RANDOM, 99)

    assert_equal(inputs, IDS, "the inputs")
    assert_equal(labels, np.full(4, -100), "the labels")


def test_selected_and_others_side_by_side(kata):
    """Of four tokens with the same u = 0.85, the two that are selected become random."""
    selected = np.array([True, False, False, True])

    inputs, labels = kata.masked_lm_corruption(IDS, selected, np.full(4, 0.85), RANDOM, 99)

    assert_equal(inputs, np.array([21, 12, 13, 24]), "the inputs")
    assert_equal(labels, np.array([11, -100, -100, 14]), "the labels")


def test_bounds_of_the_intervals(kata):
    """u = 0 masks, u = 0.8 replaces and u = 0.9 leaves alone."""
    inputs, _ = kata.masked_lm_corruption(IDS, ALL, np.array([0.0, 0.8, 0.9, 0.999]), RANDOM, 99)

    assert_equal(inputs, np.array([99, 22, 13, 14]), "the inputs")


def test_random_token_that_is_the_old_one(kata):
    """A random token may happen to be the original: it is asked for all the same."""
    inputs, labels = kata.masked_lm_corruption(IDS, ALL, np.full(4, 0.85), IDS, 99)

    assert_equal(inputs, IDS, "the inputs")
    assert_equal(labels, IDS, "the labels")


def test_token_zero(kata):
    """Token 0 is a token: selected it has the label 0, otherwise -100."""
    zeros = np.zeros(4, dtype=int)
    selected = np.array([True, True, False, False])

    inputs, labels = kata.masked_lm_corruption(zeros, selected, np.full(4, 0.95), RANDOM, 99)

    assert_equal(inputs, zeros, "the inputs")
    assert_equal(labels, np.array([0, 0, -100, -100]), "the labels")


def test_mask_id_is_a_parameter(kata):
    """With 103 as [MASK] the masked token becomes 103."""
    inputs, labels = kata.masked_lm_corruption(
        np.array([7]), np.array([True]), np.array([0.2]), np.array([8]), 103
    )

    assert_equal(inputs, np.array([103]), "the input")
    assert_equal(labels, np.array([7]), "the label")


def test_every_position_of_a_long_text(kata, rng):
    """For 200 tokens every input and label follows the rule of its position."""
    ids, other = rng.integers(5, 50, size=200), rng.integers(5, 50, size=200)
    selected, u = rng.random(200) < 0.5, rng.random(200)

    inputs, labels = kata.masked_lm_corruption(ids, selected, u, other, 3)

    expected = [3 if u[t] < 0.8 else other[t] if u[t] < 0.9 else ids[t] for t in range(200)]
    assert_equal(inputs, np.array([expected[t] if selected[t] else ids[t] for t in range(200)]), "the inputs")
    assert_equal(labels, np.array([ids[t] if selected[t] else -100 for t in range(200)]), "the labels")

import math

import numpy as np

from grader.expect import assert_close

# Logarithms in single precision are right too.
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def sure(ids, V, gain=30.0):
    """Logits that put (nearly) all probability on the given tokens."""
    return gain * np.eye(V)[np.array(ids)]


def slow_nll(logits, target):
    """-log softmax(logits)[target] of one position."""
    return math.log(sum(math.exp(s) for s in logits)) - logits[target]


def test_uniform_scores_cost_log_v(kata):
    """A model that knows nothing pays log 5 for each of five tokens of a vocabulary."""
    loss = kata.causal_lm_loss(np.zeros((2, 3, 5)), np.array([[0, 1, 2], [3, 4, 0]]))

    assert_close(loss, math.log(5), "the loss", **NEAR)


def test_one_step_by_hand(kata):
    """Scores log 3 and log 1 before token 0 give probability 3/4, a loss of log(4/3)."""
    logits = np.array([[[math.log(3), 0.0], [9.0, -9.0]]])

    loss = kata.causal_lm_loss(logits, np.array([[1, 0]]))

    assert_close(loss, math.log(4 / 3), "the loss", **NEAR)


def test_knowing_the_next_token_costs_nothing(kata):
    """For the text 0 1 2 3, scores on 1, 2, 3 at the first three positions give a loss of 0."""
    loss = kata.causal_lm_loss(sure([[1, 2, 3, 0]], 4), np.array([[0, 1, 2, 3]]))

    assert_close(loss, 0.0, "the loss", **NEAR)


def test_copying_the_input_is_expensive(kata):
    """For the text 0 1 2 3, a model that is sure of the token it has just read pays 30 per step."""
    loss = kata.causal_lm_loss(sure([[0, 1, 2, 3]], 4), np.array([[0, 1, 2, 3]]))

    assert_close(loss, 30.0, "the loss", **NEAR)


def test_last_scores_do_not_matter(kata, rng):
    """Other scores at the last position leave the loss of one step as it was: nothing follows it."""
    logits = rng.normal(size=(1, 2, 3))
    changed = logits + np.array([[[0.0, 0.0, 0.0], [7.0, -3.0, 1.0]]])

    for scores in (logits, changed):
        loss = kata.causal_lm_loss(scores, np.array([[2, 1]]))

        assert_close(loss, slow_nll(logits[0, 0], 1), "the loss", **NEAR)


def test_first_token_is_no_target(kata, rng):
    """Another first token under the same scores leaves the loss of two steps as it was."""
    logits = rng.normal(size=(1, 3, 3))

    for first in (0, 1, 2):
        loss = kata.causal_lm_loss(logits, np.array([[first, 2, 1]]))

        expected = (slow_nll(logits[0, 0], 2) + slow_nll(logits[0, 1], 1)) / 2
        assert_close(loss, expected, f"the loss with first token {first}", **NEAR)


def test_mean_over_all_steps(kata, rng):
    """Three sequences of five tokens are one mean over twelve steps."""
    logits, ids = rng.normal(size=(3, 5, 7)), rng.integers(0, 7, size=(3, 5))

    loss = kata.causal_lm_loss(logits, ids)

    steps = [slow_nll(logits[b, t], ids[b, t + 1]) for b in range(3) for t in range(4)]
    assert_close(loss, sum(steps) / 12, "the loss", **NEAR)


def test_padded_targets_are_not_counted(kata, rng):
    """With token 6 as padding, the 2 + 4 steps onto real tokens make one mean over 6."""
    logits = rng.normal(size=(2, 5, 7))
    ids = np.array([[3, 1, 2, 6, 6], [0, 5, 4, 1, 2]])

    loss = kata.causal_lm_loss(logits, ids, pad_id=6)

    steps = [
        slow_nll(logits[b, t], ids[b, t + 1]) for b, t in [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (1, 3)]
    ]
    assert_close(loss, sum(steps) / 6, "the loss", **NEAR)


def test_padding_id_zero(kata, rng):
    """Token 0 can be the padding: one real step is left in 1 2 0 0."""
    logits = rng.normal(size=(1, 4, 3))

    loss = kata.causal_lm_loss(logits, np.array([[1, 2, 0, 0]]), pad_id=0)

    assert_close(loss, slow_nll(logits[0, 0], 2), "the loss", **NEAR)


def test_padding_in_front(kata, rng):
    """Of the text pad pad 1 2 the steps onto 1 and onto 2 count, although the first starts from a pad."""
    logits = rng.normal(size=(1, 4, 4))

    loss = kata.causal_lm_loss(logits, np.array([[3, 3, 1, 2]]), pad_id=3)

    assert_close(loss, (slow_nll(logits[0, 1], 1) + slow_nll(logits[0, 2], 2)) / 2, "the loss", **NEAR)


def test_without_padding_every_token_counts(kata, rng):
    """Token 0 counts like any other when no padding is named."""
    logits = rng.normal(size=(1, 3, 3))

    loss = kata.causal_lm_loss(logits, np.array([[1, 0, 0]]))

    assert_close(loss, (slow_nll(logits[0, 0], 0) + slow_nll(logits[0, 1], 0)) / 2, "the loss", **NEAR)


def test_constant_added_to_the_scores(kata):
    """Scores of 7, of -2 or of 1 for all four tokens are all worth log 4."""
    logits = np.array([7.0, -2.0, 1.0])[:, None] * np.ones((2, 3, 4))

    loss = kata.causal_lm_loss(logits, np.array([[0, 1, 2], [3, 2, 1]]))

    assert_close(loss, math.log(4), "the loss", **NEAR)

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
MIDPOINTS = (np.arange(1000) + 0.5) / 1000  # evenly spread draws, in place of random ones


def test_draws_below_p_are_dropped(kata):
    """With p = 0.25 the draws (0.1, 0.2, 0.3, 0.9) turn (3, 6, 9, 12) into (0, 0, 12, 16)."""
    y = kata.dropout(np.array([3.0, 6.0, 9.0, 12.0]), np.array([0.1, 0.2, 0.3, 0.9]), 0.25)

    assert_close(y, np.array([0.0, 0.0, 12.0, 16.0]), "the activations", **CLOSE)


def test_survivors_of_a_high_rate_grow_much(kata):
    """With p = 0.75 survivors are multiplied by 4, with p = 0.5 by 2."""
    x, u = np.array([1.0, -2.0, 3.0]), np.array([0.8, 0.9, 0.1])

    assert_close(kata.dropout(x, u, 0.75), np.array([4.0, -8.0, 0.0]), "the activations at p = 0.75", **CLOSE)
    assert_close(kata.dropout(x, u, 0.5), np.array([2.0, -4.0, 0.0]), "the activations at p = 0.5", **CLOSE)


def test_draw_equal_to_p_survives(kata):
    """At p = 0.25 a draw of 0.25 keeps its entry: 3 becomes 4."""
    y = kata.dropout(np.array([3.0, 3.0]), np.array([0.25, 0.125]), 0.25)

    assert_close(y, np.array([4.0, 0.0]), "the activations", **CLOSE)


def test_rate_of_zero_drops_nothing(kata):
    """With p = 0 nothing changes, also where the draw is 0."""
    x = np.array([[1.0, -2.0], [0.5, 4.0]])

    y = kata.dropout(x, np.array([[0.0, 0.3], [0.6, 0.99]]), 0.0)

    assert_close(y, x, "the activations", **CLOSE)


def test_evaluation_leaves_everything_alone(kata):
    """With train=False the input comes back, whatever the draws and whatever p."""
    x, u = np.array([[1.0, -2.0, 3.0]]), np.array([[0.0, 0.5, 0.99]])

    for p in (0.2, 0.5, 0.8):
        assert_close(
            kata.dropout(x, u, p, train=False), x, f"the activations in evaluation, p = {p}", **CLOSE
        )


def test_training_is_the_default(kata):
    """Without train=, as with train=True, the draw 0.1 drops its entry at p = 0.6 and 2 becomes 5."""
    x, u = np.array([2.0, 2.0]), np.array([0.1, 0.7])

    assert_close(kata.dropout(x, u, 0.6), np.array([0.0, 5.0]), "the activations by default", **CLOSE)
    assert_close(kata.dropout(x, u, 0.6, train=True), np.array([0.0, 5.0]), "the activations", **CLOSE)


def test_mean_over_the_draws_is_the_input(kata):
    """Over 1000 evenly spread draws at p = 0.8, an activation of 3 is 3 on average."""
    y = kata.dropout(np.full(1000, 3.0), MIDPOINTS, 0.8)

    assert_close(y.mean(), 3.0, "the mean over the draws", **CLOSE)


def test_variance_over_the_draws(kata):
    """Over 1000 evenly spread draws at p = 0.2, an activation of 3 has the variance 0.2 / 0.8 * 9 = 2.25."""
    y = kata.dropout(np.full(1000, 3.0), MIDPOINTS, 0.2)

    assert_close(y.var(), 2.25, "the variance over the draws", **CLOSE)


def test_unlucky_batch_is_rescaled_like_any_other(kata):
    """At p = 0.5 the factor is 2, whether one of four entries survives, all four or none."""
    x, u = np.ones((3, 4)), np.array([[0.1, 0.2, 0.9, 0.3], [0.6, 0.7, 0.8, 0.9], [0.1, 0.2, 0.3, 0.4]])

    for row, draws, expected in zip(x, u, ([0.0, 0.0, 2.0, 0.0], [2.0] * 4, [0.0] * 4)):
        assert_close(kata.dropout(row, draws, 0.5), np.array(expected), "one row by itself", **CLOSE)


def test_every_entry_has_a_draw_of_its_own(kata, rng):
    """In a (2, 3, 4) batch at p = 0.3, each of the 24 entries goes by its own draw."""
    x, u = rng.normal(size=(2, 3, 4)), rng.random((2, 3, 4))

    y = kata.dropout(x, u, 0.3)

    chosen = [value / 0.7 if draw >= 0.3 else 0.0 for value, draw in zip(x.flat, u.flat)]
    assert_close(y, np.array(chosen).reshape(x.shape), "the batch", **CLOSE)

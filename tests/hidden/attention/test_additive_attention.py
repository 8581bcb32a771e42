import numpy as np

from grader.expect import assert_close

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}
ONE = np.ones((1, 1))


def test_two_steps_by_hand(kata):
    """Scores 2 log 3 tanh(0) = 0 and 2 log 3 tanh(artanh 1/2) = log 3 give the weights 1/4 and 3/4."""
    H = np.array([[0.0], [np.arctanh(0.5)]])

    got = kata.additive_attention(np.zeros(1), H, ONE, ONE, np.array([2 * np.log(3)]))

    assert_close(got, (0.75 * H[1], np.array([0.25, 0.75])), "context and weights", **NEAR)


def test_the_query_decides(kata):
    """Encoder states -5 and 5: a decoder state of 5 moves the weights from 1/10, 9/10 to 1/4, 3/4."""
    H, va = np.array([[-5.0], [5.0]]), np.array([np.log(3)])

    still = kata.additive_attention(np.zeros(1), H, ONE, ONE, va)
    moved = kata.additive_attention(np.array([5.0]), H, ONE, ONE, va)

    # Away from 0 the tanh is +-1 up to 1e-4, so the scores differ by 2 log 3, then by log 3.
    assert_close(still, (np.array([4.0]), np.array([0.1, 0.9])), "context and weights", rtol=1e-3)
    assert_close(moved, (np.array([2.5]), np.array([0.25, 0.75])), "context and weights", rtol=1e-3)


def test_scores_are_not_scaled(kata):
    """With da = 4 features that each score log(3)/4 the weights are 3/4 and 1/4."""
    H, va = np.array([[np.arctanh(0.5)], [0.0]]), np.full(4, np.log(3) / 2)

    got = kata.additive_attention(np.zeros(1), H, np.ones((4, 1)), np.ones((4, 1)), va)

    assert_close(got, (0.75 * H[0], np.array([0.75, 0.25])), "context and weights", **NEAR)


def test_without_scores_the_context_is_the_mean(kata, rng):
    """va = 0 gives 4 steps the weight 1/4 each."""
    s, H, Wa, Ua = (rng.normal(size=shape) for shape in [(3,), (4, 2), (5, 3), (5, 2)])

    got = kata.additive_attention(s, H, Wa, Ua, np.zeros(5))

    assert_close(got, (H.mean(axis=0), np.full(4, 0.25)), "context and weights", **NEAR)


def test_all_four_sizes_may_differ(kata, rng):
    """ds = 3, dh = 2, da = 4 and T = 5 agree with the definition, step by step."""
    arguments = [rng.normal(size=shape) for shape in [(3,), (5, 2), (4, 3), (4, 2), (4,)]]

    got = kata.additive_attention(*arguments)

    assert_close(got, _step_by_step(*arguments), "context and weights", **NEAR)


def test_equal_sizes_do_not_confuse(kata, rng):
    """ds = dh = da = T = 3: Wa acts on the decoder, Ua on the encoder, both from the left."""
    arguments = [rng.normal(size=shape) for shape in [(3,), (3, 3), (3, 3), (3, 3), (3,)]]

    got = kata.additive_attention(*arguments)

    assert_close(got, _step_by_step(*arguments), "context and weights", **NEAR)


def test_one_encoder_state_is_the_context(kata, rng):
    """With T = 1 the weight is 1 and the context is that state."""
    s, H, Wa, Ua, va = (rng.normal(size=shape) for shape in [(2,), (1, 3), (4, 2), (4, 3), (4,)])

    got = kata.additive_attention(s, H, Wa, Ua, va)

    assert_close(got, (H[0], np.array([1.0])), "context and weights", **NEAR)


def _step_by_step(s, H, Wa, Ua, va):
    energies = []
    for h in H:
        hidden = [np.tanh(np.dot(Wa[f], s) + np.dot(Ua[f], h)) for f in range(len(va))]
        energies.append(sum(a * b for a, b in zip(va, hidden)))
    weights = np.exp(energies) / sum(np.exp(energies))
    return sum(weight * h for weight, h in zip(weights, H)), weights

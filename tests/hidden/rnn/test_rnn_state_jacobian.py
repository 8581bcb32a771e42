import math

import numpy as np

from grader.expect import assert_close, assert_true

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # looser than the default: a product in float32 is right too


def test_scalar_chain_by_hand(kata):
    """States 0.5 and 0.6 with Wh = 2 give 0.75 * 2 * 0.64 * 2 = 1.92, and the norm is 1.92 too."""
    J, norm = kata.rnn_state_jacobian(np.array([[0.5], [0.6]]), np.array([[2.0]]))

    assert_close(J, np.array([[1.92]]), "J", **CLOSE)
    assert_close(norm, 1.92, "the norm", **CLOSE)


def test_negative_weight_has_a_positive_norm(kata):
    """One step with state 0.8 and Wh = -3 gives J = -1.08 and norm 1.08."""
    J, norm = kata.rnn_state_jacobian(np.array([[0.8]]), np.array([[-3.0]]))

    assert_close(J, np.array([[-1.08]]), "J", **CLOSE)
    assert_close(norm, 1.08, "the norm", **CLOSE)


def test_slope_scales_the_rows(kata):
    """One step with states (0, 0.5) keeps row 0 of Wh and takes 0.75 of row 1."""
    J, _ = kata.rnn_state_jacobian(np.array([[0.0, 0.5]]), np.array([[1.0, 2.0], [4.0, 8.0]]))

    assert_close(J, np.array([[1.0, 2.0], [3.0, 6.0]]), "J", **CLOSE)


def test_later_steps_multiply_from_the_left(kata):
    """Slopes (1, 0.75), then (0.75, 1), with Wh = [[0, 1], [1, 1]] give [[0.5625, 0.5625], [0.75, 1.75]]."""
    hs = np.array([[0.0, 0.5], [0.5, 0.0]])

    J, _ = kata.rnn_state_jacobian(hs, np.array([[0.0, 1.0], [1.0, 1.0]]))

    assert_close(J, np.array([[0.5625, 0.5625], [0.75, 1.75]]), "J", **CLOSE)


def test_norm_is_the_largest_stretch(kata):
    """With Wh the identity of size 3 and states 0 the norm is 1, not the root of 3."""
    _, norm = kata.rnn_state_jacobian(np.zeros((2, 3)), np.eye(3))

    assert_close(norm, 1.0, "the norm", **CLOSE)


def test_norm_of_a_nilpotent_matrix(kata):
    """Wh = [[0, 10], [0, 0]] has eigenvalues 0 only, yet one step stretches a vector tenfold."""
    _, norm = kata.rnn_state_jacobian(np.zeros((1, 2)), np.array([[0.0, 10.0], [0.0, 0.0]]))

    assert_close(norm, 10.0, "the norm", **CLOSE)


def test_states_at_zero_give_a_power(kata, rng):
    """Where every state is 0 the Jacobian of 4 steps is Wh to the power 4."""
    Wh = 0.7 * rng.normal(size=(3, 3))

    J, norm = kata.rnn_state_jacobian(np.zeros((4, 3)), Wh)

    assert_close(J, Wh @ Wh @ Wh @ Wh, "J", **CLOSE)
    assert_close(norm, math.sqrt(np.linalg.eigvalsh(J.T @ J)[-1]), "the norm", **CLOSE)


def test_jacobian_is_what_nudging_the_first_state_gives(kata, rng):
    """Central differences through 5 steps of tanh(Wh h + u_t) agree with J."""
    Wh, u, h0 = 0.8 * rng.normal(size=(3, 3)), 0.5 * rng.normal(size=(5, 3)), 0.5 * rng.normal(size=3)

    def run(h):
        states = []
        for u_t in u:
            h = np.tanh(Wh @ h + u_t)
            states.append(h)
        return np.array(states)

    columns = [(run(h0 + e)[-1] - run(h0 - e)[-1]) / 2e-5 for e in 1e-5 * np.eye(3)]
    J, norm = kata.rnn_state_jacobian(run(h0), Wh)

    assert_close(J, np.array(columns).T, "J", **CLOSE)
    assert_close(norm, max(np.linalg.svd(np.array(columns), compute_uv=False)), "the norm", **CLOSE)


def test_small_recurrent_weights_make_it_vanish(kata, rng):
    """With sigma_max(Wh) = 0.8 the norm over 12 steps is above 0 and at most 0.8 to the power 12."""
    Q, _ = np.linalg.qr(rng.normal(size=(4, 4)))

    _, norm = kata.rnn_state_jacobian(rng.uniform(-0.3, 0.3, size=(12, 4)), 0.8 * Q)

    assert_true(bool(0 < norm <= 0.8**12 + 1e-6), "the norm is not between 0 and the bound")


def test_saturation_beats_large_weights(kata):
    """With Wh = 2 and states of 0.9 each step shrinks: 0.38 to the power 10."""
    J, norm = kata.rnn_state_jacobian(np.full((10, 1), 0.9), np.array([[2.0]]))

    assert_close(J, np.array([[0.38**10]]), "J", rtol=1e-5, atol=1e-9)
    assert_close(norm, 0.38**10, "the norm", rtol=1e-5, atol=1e-9)

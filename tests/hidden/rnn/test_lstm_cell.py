import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # looser than the default: float32 inside is right too
LOG3 = math.log(3.0)  # sigmoid(LOG3) = 3/4, sigmoid(-LOG3) = 1/4


def by_scalars(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """The cell written out unit by unit."""
    H = len(h)

    def z(row):
        return b_ih[row] + b_hh[row] + sum(W_ih[row] * x) + sum(W_hh[row] * h)

    def sigmoid(value):
        return 1 / (1 + math.exp(-value))

    h_new, c_new = np.zeros(H), np.zeros(H)
    for unit in range(H):
        i, f, o = sigmoid(z(unit)), sigmoid(z(H + unit)), sigmoid(z(3 * H + unit))
        c_new[unit] = f * c[unit] + i * math.tanh(z(2 * H + unit))
        h_new[unit] = o * math.tanh(c_new[unit])
    return h_new, c_new


def draw(rng, D, H):
    return [
        rng.normal(size=shape) for shape in [(D,), (H,), (H,), (4 * H, D), (4 * H, H), (4 * H,), (4 * H,)]
    ]


def only_biases(c, b_ih):
    """Arguments of a cell with H = len(c) whose gates are set by its biases."""
    H = len(c)
    b_ih = np.array(b_ih, dtype=float)
    return (
        np.ones(2),
        np.ones(H),
        np.array(c),
        np.zeros((4 * H, 2)),
        np.zeros((4 * H, H)),
        b_ih,
        np.zeros(4 * H),
    )


def test_zero_weights_halve_the_cell(kata):
    """With all weights and biases 0 a cell of 2 becomes 1 and the hidden state 0.5 * tanh(1)."""
    h_new, c_new = kata.lstm_cell(*only_biases([2.0], np.zeros(4)))

    assert_close(c_new, np.array([1.0]), "the cell", **CLOSE)
    assert_close(h_new, np.array([0.5 * math.tanh(1.0)]), "the hidden state", **CLOSE)


def test_every_block_has_its_own_part(kata):
    """Gates i = 1/2, f = 3/4, o = 1/4 and candidate 1/2 turn c = 2 into 1.75 and h = tanh(1.75) / 4."""
    h_new, c_new = kata.lstm_cell(*only_biases([2.0], [0.0, LOG3, math.atanh(0.5), -LOG3]))

    assert_close(c_new, np.array([1.75]), "the cell", **CLOSE)
    assert_close(h_new, np.array([math.tanh(1.75) / 4]), "the hidden state", **CLOSE)


def test_candidate_can_push_the_cell_down(kata):
    """With i = 3/4 and the candidate at tanh(-2) a cell of 0 becomes 0.75 * tanh(-2), below zero."""
    h_new, c_new = kata.lstm_cell(*only_biases([0.0], [LOG3, 0.0, -2.0, LOG3]))

    assert_close(c_new, np.array([0.75 * math.tanh(-2.0)]), "the cell", **CLOSE)
    assert_close(h_new, np.array([0.75 * math.tanh(0.75 * math.tanh(-2.0))]), "the hidden state", **CLOSE)


def test_open_forget_gate_carries_the_cell(kata):
    """With f near 1 and i near 0 the cell (5, -3) comes through as it was."""
    h_new, c_new = kata.lstm_cell(*only_biases([5.0, -3.0], [-20, -20, 20, 20, 1, 1, 0, 0]))

    assert_close(c_new, np.array([5.0, -3.0]), "the cell", **CLOSE)
    assert_close(h_new, 0.5 * np.tanh([5.0, -3.0]), "the hidden state", **CLOSE)


def test_closed_forget_gate_erases(kata):
    """With f near 0 the old cell does not matter: the new one is i * g = tanh(1) / 2."""
    h_new, c_new = kata.lstm_cell(*only_biases([7.0], [0.0, -25.0, 1.0, LOG3]))

    assert_close(c_new, np.array([math.tanh(1.0) / 2]), "the cell", **CLOSE)
    assert_close(h_new, np.array([0.75 * math.tanh(math.tanh(1.0) / 2)]), "the hidden state", **CLOSE)


def test_both_biases_are_added(kata, rng):
    """Moving all of b_hh into b_ih changes nothing."""
    *rest, b_ih, b_hh = draw(rng, 2, 3)

    apart = kata.lstm_cell(*rest, b_ih, b_hh)
    together = kata.lstm_cell(*rest, b_ih + b_hh, np.zeros(12))

    assert_close(apart, by_scalars(*rest, b_ih, b_hh), "the states with two biases", **CLOSE)
    assert_close(together, by_scalars(*rest, b_ih, b_hh), "the states with one bias", **CLOSE)


def test_more_units_than_inputs(kata, rng):
    """Two inputs and three units agree with the cell written out unit by unit."""
    arguments = draw(rng, 2, 3)

    states = kata.lstm_cell(*arguments)

    assert_close(states, by_scalars(*arguments), "(h, c)", **CLOSE)


def test_one_unit_with_four_inputs(kata, rng):
    """Four inputs and one unit give two arrays of shape (1,)."""
    arguments = draw(rng, 4, 1)

    states = kata.lstm_cell(*arguments)

    assert_close(states, by_scalars(*arguments), "(h, c)", **CLOSE)


def test_hidden_state_enters_through_its_own_weights(kata):
    """With W_hh[g-block] = [[0, 1], [0, 0]] and h = (0, 2) unit 0 gets tanh(2) / 2 and unit 1 gets 0."""
    W_hh = np.zeros((8, 2))
    W_hh[4, 1] = 1.0

    _, c_new = kata.lstm_cell(
        np.zeros(1), np.array([0.0, 2.0]), np.zeros(2), np.zeros((8, 1)), W_hh, np.zeros(8), np.zeros(8)
    )

    assert_close(c_new, np.array([math.tanh(2.0) / 2, 0.0]), "the cell", **CLOSE)


def test_three_steps_in_a_row(kata, rng):
    """Feeding the states back three times agrees with the cell written out."""
    x, h, c, *weights = draw(rng, 3, 2)
    want_h, want_c = h, c

    for _ in range(3):
        want_h, want_c = by_scalars(x, want_h, want_c, *weights)
        h, c = kata.lstm_cell(x, h, c, *weights)

    assert_close((h, c), (want_h, want_c), "(h, c)", **CLOSE)

import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # looser than the default: float32 inside is right too
LOG3 = math.log(3.0)  # sigmoid(LOG3) = 3/4, sigmoid(-LOG3) = 1/4


def by_scalars(x, h, W_ih, W_hh, b_ih, b_hh):
    """The cell written out unit by unit."""
    H = len(h)

    def from_input(row):
        return b_ih[row] + sum(W_ih[row] * x)

    def from_state(row):
        return b_hh[row] + sum(W_hh[row] * h)

    def sigmoid(value):
        return 1 / (1 + math.exp(-value))

    h_new = np.zeros(H)
    for unit in range(H):
        r = sigmoid(from_input(unit) + from_state(unit))
        z = sigmoid(from_input(H + unit) + from_state(H + unit))
        n = math.tanh(from_input(2 * H + unit) + r * from_state(2 * H + unit))
        h_new[unit] = (1 - z) * n + z * h[unit]
    return h_new


def draw(rng, D, H):
    return [rng.normal(size=shape) for shape in [(D,), (H,), (3 * H, D), (3 * H, H), (3 * H,), (3 * H,)]]


def only_biases(h, b_ih, b_hh):
    """Arguments of a cell with one unit whose gates are set by its biases."""
    return np.ones(2), np.array([h]), np.zeros((3, 2)), np.zeros((3, 1)), np.array(b_ih), np.array(b_hh)


def test_zero_weights_halve_the_state(kata):
    """With all weights and biases 0 the candidate is 0 and a state of 0.8 becomes 0.4."""
    h_new = kata.gru_cell(*only_biases(0.8, [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]))

    assert_close(h_new, np.array([0.4]), **CLOSE)


def test_update_gate_near_one_copies_the_state(kata):
    """With z near 1 a state of -0.7 stays, whatever the candidate."""
    h_new = kata.gru_cell(*only_biases(-0.7, [0.0, 20.0, 3.0], [0.0, 0.0, 0.0]))

    assert_close(h_new, np.array([-0.7]), **CLOSE)


def test_update_gate_near_zero_takes_the_candidate(kata):
    """With z near 0 and a bias of -1 in the last block the state becomes tanh(-1)."""
    h_new = kata.gru_cell(*only_biases(0.9, [0.0, -25.0, -1.0], [0.0, 0.0, 0.0]))

    assert_close(h_new, np.array([math.tanh(-1.0)]), **CLOSE)


def test_blend_by_hand(kata):
    """With z = 3/4, candidate 1/2 and state -1 the new state is 0.25 * 0.5 - 0.75 = -0.625."""
    h_new = kata.gru_cell(*only_biases(-1.0, [0.0, LOG3, math.atanh(0.5)], [0.0, 0.0, 0.0]))

    assert_close(h_new, np.array([-0.625]), **CLOSE)


def test_reset_gate_scales_the_hidden_bias(kata):
    """With r = 3/4, z near 0, b_in = 1 and b_hn = 2 the state becomes tanh(1 + 0.75 * 2)."""
    h_new = kata.gru_cell(*only_biases(0.3, [LOG3, -25.0, 1.0], [0.0, 0.0, 2.0]))

    assert_close(h_new, np.array([math.tanh(2.5)]), **CLOSE)


def test_hidden_biases_of_the_gates_count(kata):
    """With b_hr = ln 3, b_hz = -ln 3, b_hn = 2 a state of 0.6 becomes 0.75 * tanh(1.5) + 0.25 * 0.6."""
    h_new = kata.gru_cell(*only_biases(0.6, [0.0, 0.0, 0.0], [LOG3, -LOG3, 2.0]))

    assert_close(h_new, np.array([0.75 * math.tanh(1.5) + 0.15]), **CLOSE)


def test_reset_gate_acts_after_the_matrix(kata):
    """With r = (3/4, 1/4), W_hn = [[0, 1], [0, 0]], h = (0, 2) and z near 0, unit 0 is tanh(3/4 * 2)."""
    W_hh = np.zeros((6, 2))
    W_hh[4, 1] = 1.0
    b_ih = np.array([LOG3, -LOG3, -25.0, -25.0, 0.0, 0.0])

    h_new = kata.gru_cell(np.zeros(1), np.array([0.0, 2.0]), np.zeros((6, 1)), W_hh, b_ih, np.zeros(6))

    assert_close(h_new, np.array([math.tanh(1.5), 0.0]), **CLOSE)


def test_more_units_than_inputs(kata, rng):
    """Two inputs and three units agree with the cell written out unit by unit."""
    arguments = draw(rng, 2, 3)

    h_new = kata.gru_cell(*arguments)

    assert_close(h_new, by_scalars(*arguments), **CLOSE)


def test_one_unit_with_four_inputs(kata, rng):
    """Four inputs and one unit give an array of shape (1,)."""
    arguments = draw(rng, 4, 1)

    h_new = kata.gru_cell(*arguments)

    assert_close(h_new, by_scalars(*arguments), **CLOSE)


def test_three_steps_in_a_row(kata, rng):
    """Feeding the state back three times agrees with the cell written out."""
    x, h, *weights = draw(rng, 3, 2)
    want = h

    for _ in range(3):
        want = by_scalars(x, want, *weights)
        h = kata.gru_cell(x, h, *weights)

    assert_close(h, want, **CLOSE)

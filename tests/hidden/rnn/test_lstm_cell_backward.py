import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # room for finite differences, and for float32 inside
LOG3 = math.log(3.0)  # sigmoid(LOG3) = 3/4, sigmoid(-LOG3) = 1/4


def cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    i, f, g, o = np.split(W_ih @ x + W_hh @ h + b_ih + b_hh, 4)
    i, f, o = [1 / (1 + np.exp(-z)) for z in (i, f, o)]
    c_new = f * c + i * np.tanh(g)
    return o * np.tanh(c_new), c_new


def differences(arguments, dh2, dc2, which):
    """The gradient of sum(h' * dh2 + c' * dc2) in one argument, by central differences."""
    grad = np.zeros(arguments[which].shape)
    for place in np.ndindex(grad.shape):
        losses = []
        for step in (1e-5, -1e-5):
            moved = [a.copy() for a in arguments]
            moved[which][place] += step
            h_new, c_new = cell(*moved)
            losses.append((h_new * dh2 + c_new * dc2).sum())
        grad[place] = (losses[0] - losses[1]) / 2e-5
    return grad


def draw(rng, D, H):
    shapes = [(D,), (H,), (H,), (4 * H, D), (4 * H, H), (4 * H,), (4 * H,)]
    return [rng.normal(size=shape) for shape in shapes], rng.normal(size=H), rng.normal(size=H)


def assert_gradients(got, arguments, dh2, dc2):
    want = [differences(arguments, dh2, dc2, which) for which in range(6)]
    assert_close(got, want, "(dx, dh, dc, dW_ih, dW_hh, db)", **CLOSE)


def only_biases(c, b_ih):
    """Arguments of a cell of one unit with x = 3 and h = -2, whose gates are set by its biases."""
    zero = np.zeros((4, 1))
    return np.array([3.0]), np.array([-2.0]), np.array([c]), zero, zero, np.array(b_ih), np.zeros(4)


def test_cell_path_by_hand(kata):
    """With i = 1/4, f = 3/4, g = 1/2, c = 2 and dc2 = 1: dc = 3/4 and db = (3/32, 3/8, 3/16, 0)."""
    arguments = only_biases(2.0, [-LOG3, LOG3, math.atanh(0.5), 0.0])

    _, _, dc, _, _, db = kata.lstm_cell_backward(*arguments, np.zeros(1), np.ones(1))

    assert_close(dc, np.array([0.75]), "dc", **CLOSE)
    assert_close(db, np.array([3 / 32, 3 / 8, 3 / 16, 0.0]), "db", **CLOSE)


def test_hidden_path_by_hand(kata):
    """With i = f = 1/2, g = 0, o = 3/4, c = 2, dh2 = 1 the new cell 1 gets 0.75 * (1 - tanh(1)^2)."""
    arguments = only_biases(2.0, [0.0, 0.0, 0.0, LOG3])
    into_cell = 0.75 * (1 - math.tanh(1.0) ** 2)

    _, _, dc, _, _, db = kata.lstm_cell_backward(*arguments, np.ones(1), np.zeros(1))

    assert_close(dc, np.array([into_cell / 2]), "dc", **CLOSE)
    want = np.array([0.0, into_cell * 2 / 4, into_cell / 2, math.tanh(1.0) * 3 / 16])
    assert_close(db, want, "db", **CLOSE)


def test_weights_meet_the_old_inputs(kata):
    """With x = 3 and h = -2, dW_ih is 3 db and dW_hh is -2 db, block by block."""
    arguments = only_biases(2.0, [-LOG3, LOG3, math.atanh(0.5), 0.0])

    _, _, _, dW_ih, dW_hh, _ = kata.lstm_cell_backward(*arguments, np.zeros(1), np.ones(1))

    db = np.array([[3 / 32], [3 / 8], [3 / 16], [0.0]])
    assert_close(dW_ih, 3 * db, "dW_ih", **CLOSE)
    assert_close(dW_hh, -2 * db, "dW_hh", **CLOSE)


def test_both_upstream_gradients(kata, rng):
    """Two inputs and three units: all six gradients agree with central differences."""
    arguments, dh2, dc2 = draw(rng, 2, 3)

    got = kata.lstm_cell_backward(*arguments, dh2, dc2)

    assert_gradients(got, arguments, dh2, dc2)


def test_loss_on_the_hidden_state_alone(kata, rng):
    """With dc2 = 0 all six gradients agree with central differences; every gate learns."""
    arguments, dh2, dc2 = draw(rng, 3, 2)

    got = kata.lstm_cell_backward(*arguments, dh2, 0 * dc2)

    assert_gradients(got, arguments, dh2, 0 * dc2)


def test_loss_on_the_cell_alone(kata, rng):
    """With dh2 = 0 all six gradients agree with central differences; the output gate gets nothing."""
    arguments, dh2, dc2 = draw(rng, 3, 2)

    got = kata.lstm_cell_backward(*arguments, 0 * dh2, dc2)

    assert_gradients(got, arguments, 0 * dh2, dc2)


def test_as_many_inputs_as_units(kata, rng):
    """Three inputs and three units: all six gradients agree with central differences."""
    arguments, dh2, dc2 = draw(rng, 3, 3)

    got = kata.lstm_cell_backward(*arguments, dh2, dc2)

    assert_gradients(got, arguments, dh2, dc2)


def test_one_unit_keeps_its_axes(kata, rng):
    """Four inputs and one unit: all six gradients keep their shapes and agree with central differences."""
    arguments, dh2, dc2 = draw(rng, 4, 1)

    got = kata.lstm_cell_backward(*arguments, dh2, dc2)

    assert_gradients(got, arguments, dh2, dc2)


def test_open_forget_gate_passes_the_gradient_through(kata):
    """With f near 1 and a loss on the cell alone, dc is dc2 = 5: the constant error carousel."""
    arguments = only_biases(0.5, [0.0, 20.0, 0.0, 0.0])

    _, _, dc, _, _, _ = kata.lstm_cell_backward(*arguments, np.zeros(1), np.array([5.0]))

    assert_close(dc, np.array([5.0]), "dc", **CLOSE)


def test_upstream_gradients_scale_the_result(kata, rng):
    """Three times the upstream gradients give three times every gradient."""
    arguments, dh2, dc2 = draw(rng, 2, 2)

    thrice = kata.lstm_cell_backward(*arguments, 3 * dh2, 3 * dc2)

    assert_gradients([np.array(one) / 3 for one in thrice], arguments, dh2, dc2)

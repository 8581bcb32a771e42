import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # looser than the default: a recurrence in float32 is right too


def by_scalars(x, h0, Wx, Wh, b):
    """The recurrence written out with single numbers."""
    states, h = [], list(h0)
    for row in x:
        sums = []
        for i in range(len(b)):
            from_input = sum(Wx[i, j] * row[j] for j in range(len(row)))
            from_state = sum(Wh[i, j] * h[j] for j in range(len(h)))
            sums.append(math.tanh(from_input + from_state + b[i]))
        h = sums
        states.append(h)
    return np.array(states)


def draw(rng, T, D, H):
    scale = 0.6
    return [scale * rng.normal(size=shape) for shape in [(T, D), (H,), (H, D), (H, H), (H,)]]


def test_one_step_by_hand(kata):
    """With x = 1, h0 = 0.5, Wx = 0.2, Wh = 0.4, b = 0.1 the state is tanh(0.2 + 0.2 + 0.1) = 0.4621."""
    one = np.ones((1, 1))

    hs = kata.rnn_forward(one, np.array([0.5]), 0.2 * one, 0.4 * one, np.array([0.1]))

    assert_close(hs, np.array([[0.46211715726]]), **CLOSE)


def test_second_step_feeds_back_the_squashed_state(kata):
    """With Wh = 2, b = 0.5 and no input: tanh(0.5) = 0.4621, then tanh(2 * 0.4621 + 0.5) = 0.8905."""
    one = np.ones((1, 1))

    hs = kata.rnn_forward(np.zeros((2, 1)), np.zeros(1), one, 2 * one, np.array([0.5]))

    assert_close(hs, np.array([[0.46211715726], [math.tanh(2 * 0.46211715726 + 0.5)]]), **CLOSE)


def test_bias_alone_is_squashed(kata):
    """With all weights zero every state is tanh(b), here tanh(2) and tanh(-1)."""
    b = np.array([2.0, -1.0])

    hs = kata.rnn_forward(np.ones((3, 2)), np.ones(2), np.zeros((2, 2)), np.zeros((2, 2)), b)

    assert_close(hs, np.tile(np.tanh(b), (3, 1)), **CLOSE)


def test_input_alone_is_squashed(kata):
    """With Wh = 0, b = 0 and Wx the identity each state is tanh of its input row."""
    x = np.array([[3.0, -0.5], [0.2, 1.0]])

    hs = kata.rnn_forward(x, np.ones(2), np.eye(2), np.zeros((2, 2)), np.zeros(2))

    assert_close(hs, np.tanh(x), **CLOSE)


def test_row_i_of_the_recurrent_matrix_leads_into_unit_i(kata):
    """With Wh[0, 1] = 1 alone, h0 = (0, 0.5) becomes (tanh 0.5, 0)."""
    Wh = np.array([[0.0, 1.0], [0.0, 0.0]])

    hs = kata.rnn_forward(np.zeros((1, 1)), np.array([0.0, 0.5]), np.zeros((2, 1)), Wh, np.zeros(2))

    assert_close(hs, np.array([[math.tanh(0.5), 0.0]]), **CLOSE)


def test_as_many_inputs_as_units(kata, rng):
    """Four steps with three inputs and three units agree with the sums written out."""
    arguments = draw(rng, 4, 3, 3)

    hs = kata.rnn_forward(*arguments)

    assert_close(hs, by_scalars(*arguments), **CLOSE)


def test_more_units_than_inputs(kata, rng):
    """Five steps with two inputs and four units give (5, 4) states that agree with the sums written out."""
    arguments = draw(rng, 5, 2, 4)

    hs = kata.rnn_forward(*arguments)

    assert_close(hs, by_scalars(*arguments), **CLOSE)


def test_one_step_and_one_unit_keep_two_axes(kata, rng):
    """One step with three inputs and one unit gives an array of shape (1, 1)."""
    arguments = draw(rng, 1, 3, 1)

    hs = kata.rnn_forward(*arguments)

    assert_close(hs, by_scalars(*arguments), **CLOSE)


def test_last_input_reaches_the_last_row_alone(kata, rng):
    """Changing the fourth of four inputs changes row 3 and leaves rows 0 to 2."""
    x, *rest = draw(rng, 4, 2, 3)
    other = x.copy()
    other[3] += 1.0

    hs, changed = kata.rnn_forward(x, *rest), kata.rnn_forward(other, *rest)

    assert_close(changed[:3], np.array(hs[:3]), "the first three states")
    assert_close(changed[3], by_scalars(other, *rest)[3], "the last state", **CLOSE)


def test_run_can_be_split(kata, rng):
    """Six steps at once are three steps, then three more from the state reached."""
    x, h0, *weights = draw(rng, 6, 2, 3)

    whole = kata.rnn_forward(x, h0, *weights)
    half = by_scalars(x[:3], h0, *weights)
    rest = kata.rnn_forward(x[3:], half[-1], *weights)

    assert_close(whole, np.concatenate([half, rest]), **CLOSE)

import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # room for finite differences, and for float32 inside
NAMES = ("dWx", "dWh", "db", "dh0", "dx")


def states(x, h0, Wx, Wh, b):
    rows, h = [], h0
    for x_t in x:
        h = np.tanh(Wx @ x_t + Wh @ h + b)
        rows.append(h)
    return np.array(rows)


def differences(arguments, dhs, which):
    """The gradient of sum(states * dhs) in one argument, by central differences."""
    grad = np.zeros(arguments[which].shape)
    for place in np.ndindex(grad.shape):
        losses = []
        for step in (1e-5, -1e-5):
            moved = [a.copy() for a in arguments]
            moved[which][place] += step
            losses.append((states(*moved) * dhs).sum())
        grad[place] = (losses[0] - losses[1]) / 2e-5
    return grad


def draw(rng, T, D, H):
    arguments = [0.7 * rng.normal(size=shape) for shape in [(T, D), (H,), (H, D), (H, H), (H,)]]
    return arguments, rng.normal(size=(T, H))


def assert_gradients(got, arguments, dhs):
    want = [differences(arguments, dhs, which) for which in (2, 3, 4, 1, 0)]
    assert_close(got, want, "(dWx, dWh, db, dh0, dx)", **CLOSE)


def test_one_step_by_hand(kata):
    """With x = 2, h0 = 3, Wx = 3, Wh = -2, dL/dh = 1 and slope 1: dWx = 2, dWh = 3, dh0 = -2, dx = 3."""
    Wx, Wh = np.array([[3.0]]), np.array([[-2.0]])

    got = kata.bptt(np.array([[2.0]]), np.array([3.0]), Wx, Wh, np.zeros(1), np.array([[1.0]]))

    want = (np.array([[2.0]]), np.array([[3.0]]), np.array([1.0]), np.array([-2.0]), np.array([[3.0]]))
    assert_close(got, want, "(dWx, dWh, db, dh0, dx)", **CLOSE)


def test_slope_of_tanh_is_written_with_its_output(kata):
    """One step with b = ln 3 / 2 and zero weights has h = 1/2 and db = 1 - 1/4, times dL/dh = 4: 3."""
    b, zero = np.array([math.log(3.0) / 2]), np.zeros((1, 1))

    _, _, db, _, _ = kata.bptt(zero, np.zeros(1), zero, zero, b, np.array([[4.0]]))

    assert_close(db, np.array([3.0]), "db", **CLOSE)


def test_loss_on_the_last_state_reaches_every_input(kata):
    """With Wh = 2, all states 0 and a loss on state 3 alone, dx is 4, 2, 1 and dh0 is 8."""
    one = np.ones((1, 1))

    _, _, db, dh0, dx = kata.bptt(
        np.zeros((3, 1)), np.zeros(1), one, 2 * one, np.zeros(1), np.array([[0.0], [0.0], [1.0]])
    )

    assert_close(dx, np.array([[4.0], [2.0], [1.0]]), "dx", **CLOSE)
    assert_close(db, np.array([7.0]), "db", **CLOSE)
    assert_close(dh0, np.array([8.0]), "dh0", **CLOSE)


def test_loss_on_the_first_state_stops_there(kata, rng):
    """A loss on state 1 of 4 gives the gradients of a run of one step, and none for inputs 2 to 4."""
    (x, *rest), dhs = draw(rng, 4, 2, 3)
    dhs[1:] = 0.0

    *params, dx = kata.bptt(x, *rest, dhs)

    want = [differences([x[:1], *rest], dhs[:1], which) for which in (2, 3, 4, 1)]
    assert_close(params, want, "(dWx, dWh, db, dh0)", **CLOSE)
    assert_close(dx[1:], np.zeros((3, 2)), "dx after the first step", **CLOSE)


def test_agrees_with_finite_differences(kata, rng):
    """Four steps, two inputs and three units: all five gradients agree with central differences."""
    arguments, dhs = draw(rng, 4, 2, 3)

    got = kata.bptt(*arguments, dhs)

    assert_gradients(got, arguments, dhs)


def test_as_many_inputs_as_units(kata, rng):
    """Three steps, three inputs and three units: all five gradients agree with central differences."""
    arguments, dhs = draw(rng, 3, 3, 3)

    got = kata.bptt(*arguments, dhs)

    assert_gradients(got, arguments, dhs)


def test_one_unit_and_one_step(kata, rng):
    """One step, three inputs and one unit keep their shapes and agree with central differences."""
    arguments, dhs = draw(rng, 1, 3, 1)

    got = kata.bptt(*arguments, dhs)

    assert_gradients(got, arguments, dhs)


def test_without_recurrence_every_step_stands_alone(kata, rng):
    """With Wh = 0 each dx row is Wx^T (dhs * slope) of its own step, and dh0 is 0."""
    (x, h0, Wx, Wh, b), dhs = draw(rng, 3, 2, 4)

    _, _, db, dh0, dx = kata.bptt(x, h0, Wx, 0 * Wh, b, dhs)

    dz = dhs * (1 - np.tanh(x @ Wx.T + b) ** 2)
    assert_close(dx, dz @ Wx, "dx", **CLOSE)
    assert_close(db, dz.sum(axis=0), "db", **CLOSE)
    assert_close(dh0, np.zeros(4), "dh0", **CLOSE)


def test_gradients_are_sums_over_time(kata):
    """With b = 0, Wh = 0, inputs 0 and dL/dh = 1 at each of 5 steps, db is 5."""
    zero = np.zeros((1, 1))

    _, _, db, _, _ = kata.bptt(np.zeros((5, 1)), np.zeros(1), zero, zero, np.zeros(1), np.ones((5, 1)))

    assert_close(db, np.array([5.0]), "db", **CLOSE)


def test_gradients_of_separate_losses_add_up(kata, rng):
    """The gradients for a loss on two of four states are the sums of the gradients for each alone."""
    arguments, dhs = draw(rng, 4, 2, 2)
    early, late = dhs.copy(), dhs.copy()
    early[1:], late[:3] = 0.0, 0.0

    both = kata.bptt(*arguments, early + late)
    apart = [kata.bptt(*arguments, part) for part in (early, late)]

    sums = [np.array(one) + np.array(other) for one, other in zip(*apart)]
    assert_close(both, sums, "(dWx, dWh, db, dh0, dx)", **CLOSE)
    assert_gradients(both, arguments, early + late)

import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-9}  # float32 inside is right too


def test_two_units_by_hand(kata):
    """Gates 0.5, 0.5, 0.8 keep 0.2 of a unit's cell; gates 1, 0.2, 0.9 keep 0.18 of its neighbor's."""
    f = np.array([[0.5, 1.0], [0.5, 0.2], [0.8, 0.9]])

    kept = kata.cell_retention(f)

    assert_close(kept, np.array([0.2, 0.18]), **CLOSE)


def test_one_step_keeps_the_gate(kata):
    """After one step the share is the gate itself."""
    f = np.array([[0.3, 0.9, 0.5]])

    kept = kata.cell_retention(f)

    assert_close(kept, f[0], **CLOSE)


def test_open_gates_are_a_constant_carousel(kata):
    """Gates of 1 keep everything over 40 steps."""
    kept = kata.cell_retention(np.ones((40, 2)))

    assert_close(kept, np.ones(2), **CLOSE)


def test_one_closed_gate_erases(kata):
    """A gate of 0 at step 3 of 5 leaves nothing of that unit and does not touch the other."""
    f = np.array([[0.5, 0.5], [1.0, 1.0], [0.0, 0.5], [1.0, 1.0], [0.5, 1.0]])

    kept = kata.cell_retention(f)

    assert_close(kept, np.array([0.0, 0.25]), **CLOSE)


def test_forget_bias_of_one_still_decays(kata):
    """Gates of sigmoid(1) = 0.731 keep exp(-20 * 0.3133) = 0.0019 over 20 steps."""
    gate = 1 / (1 + math.exp(-1))

    kept = kata.cell_retention(np.full((20, 3), gate))

    assert_close(kept, np.full(3, math.exp(-20 * math.log(1 + math.exp(-1)))), **CLOSE)


def test_as_many_steps_as_units(kata, rng):
    """With 3 steps and 3 units the answer still has one entry per unit, not per step."""
    f = rng.uniform(0.2, 1.0, size=(3, 3))

    kept = kata.cell_retention(f)

    assert_close(kept, f[0] * f[1] * f[2], **CLOSE)


def test_derivative_of_the_recurrence(kata, rng):
    """Moving c_0 by 1 moves c_T by the retention, with inputs of 0.7 written at each of 6 steps."""
    f = rng.uniform(0.3, 0.95, size=(6, 4))
    low, high = np.zeros(4), np.ones(4)
    for gate in f:
        low, high = gate * low + 0.7, gate * high + 0.7

    kept = kata.cell_retention(f)

    assert_close(kept, high - low, rtol=1e-5, atol=1e-8)


def test_retention_of_two_halves_multiplies(kata, rng):
    """The share kept over 8 steps is the share kept over the first 3 times that over the last 5."""
    f = rng.uniform(0.3, 0.95, size=(8, 2))

    whole = kata.cell_retention(f)
    first, second = kata.cell_retention(f[:3]), kata.cell_retention(f[3:])

    assert_close(whole, np.array(first) * np.array(second), **CLOSE)
    assert_close(first, f[0] * f[1] * f[2], **CLOSE)

import math

import numpy as np
import pytest

from grader.expect import assert_close

SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do
ACTS = {
    "linear": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0.0),
}


def _output(h, Ws, act):
    for W in Ws:
        h = ACTS[act](W @ h)
    return float(h.sum())


def _slow_norms(x, Ws, act, step=1e-5):
    """Norms of the central differences of the output with respect to every h_l."""
    h, norms = x, []
    for l in range(len(Ws) + 1):
        moves = step * np.eye(len(x))
        slopes = [(_output(h + e, Ws[l:], act) - _output(h - e, Ws[l:], act)) / (2 * step) for e in moves]
        norms.append(math.sqrt(sum(slope**2 for slope in slopes)))
        h = ACTS[act](Ws[l] @ h) if l < len(Ws) else h
    return norms


def test_sigmoid_by_hand(kata):
    """One sigmoid layer with weight 2 at z = 0: the norms are 2 / 4 and 1."""
    norms = kata.layer_grad_norms(np.array([0.0]), [np.array([[2.0]])], "sigmoid")

    assert_close(norms, [0.5, 1.0], "the norms", **SINGLE)


def test_tanh_by_hand(kata):
    """One tanh layer with weight 4 and output 1/2: the norms are 4 (1 - 1/4) and 1."""
    norms = kata.layer_grad_norms(np.array([math.atanh(0.5) / 4]), [np.array([[4.0]])], "tanh")

    assert_close(norms, [3.0, 1.0], "the norms", **SINGLE)


def test_linear_by_hand(kata):
    """Two linear layers that are not symmetric and do not commute: the norms are 9, 3 and sqrt(2)."""
    W1, W2 = np.array([[0.0, 3.0], [0.0, 0.0]]), np.array([[1.0, 0.0], [2.0, 0.0]])

    norms = kata.layer_grad_norms(np.array([1.0, 1.0]), [W1, W2], "linear")

    assert_close(norms, [9.0, 3.0, math.sqrt(2.0)], "the norms", **SINGLE)


@pytest.mark.parametrize("act", list(ACTS))
def test_slopes_of_the_output(kata, act):
    """Three layers of width 4: every norm is that of the central differences, whatever the activation."""
    rng = np.random.default_rng(7)
    x, Ws = rng.normal(size=4), [rng.normal(size=(4, 4)) for _ in range(3)]

    norms = kata.layer_grad_norms(x, Ws, act)

    assert_close(norms, _slow_norms(x, Ws, act), f"the norms with {act}", **SINGLE)


def test_output_end(kata):
    """For D = 4 and L = 3 there are 4 norms, and the last is sqrt(4)."""
    norms = kata.layer_grad_norms(np.ones(4), [np.eye(4)] * 3, "linear")

    assert_close(norms, [2.0, 2.0, 2.0, 2.0], "the norms", **SINGLE)


def test_explosion(kata):
    """Four linear layers 3 I of width 2: the norm grows by 3 per layer towards the input."""
    norms = kata.layer_grad_norms(np.array([1.0, -1.0]), [3 * np.eye(2)] * 4, "linear")

    assert_close(norms, [math.sqrt(2) * 3**k for k in (4, 3, 2, 1, 0)], "the norms", **SINGLE)


def test_kink_has_slope_zero(kata):
    """A ReLU at exactly z = 0 passes nothing: the norms are 1 and sqrt(2) beside an active unit."""
    W = np.array([[3.0, 3.0], [0.0, -1.0]])

    norms = kata.layer_grad_norms(np.array([1.0, -1.0]), [W], "relu")

    assert_close(norms, [1.0, math.sqrt(2.0)], "the norms", **SINGLE)


def test_slope_lies_on_the_output_side(kata):
    """A layer whose first unit is dead sends back its second row only: the norms are 5 and sqrt(2)."""
    W = np.array([[-1.0, -1.0], [3.0, 4.0]])

    norms = kata.layer_grad_norms(np.array([1.0, 1.0]), [W], "relu")

    assert_close(norms, [5.0, math.sqrt(2.0)], "the norms", **SINGLE)

import math

import numpy as np

from grader.expect import assert_close


def slow_ffn(x, Wg, Wu, Wd):
    """The definition, one number at a time."""
    (n, d), f = x.shape, Wg.shape[1]
    y = np.zeros((n, d))
    for i in range(n):
        for j in range(f):
            gate = sum(x[i, k] * Wg[k, j] for k in range(d))
            up = sum(x[i, k] * Wu[k, j] for k in range(d))
            y[i] += gate / (1.0 + math.exp(-gate)) * up * Wd[j]
    return y


def test_one_unit_by_hand(kata):
    """A gate of log 3 gives silu 3/4 log 3; with up = 2 and down = 5 the output is 7.5 log 3."""
    y = kata.swiglu_ffn(*(np.array([[t]]) for t in (1.0, math.log(3.0), 2.0, 5.0)))

    assert_close(y, np.array([[7.5 * math.log(3.0)]]))


def test_negative_gate_by_hand(kata):
    """A gate of -log 3 gives silu -1/4 log 3; with up = -4 the output is log 3."""
    y = kata.swiglu_ffn(*(np.array([[t]]) for t in (-1.0, math.log(3.0), 4.0, 1.0)))

    assert_close(y, np.array([[math.log(3.0)]]))


def test_agrees_with_loops(kata, rng):
    """3 tokens, d = 4 and f = 6 agree with the definition written as loops."""
    x, Wg, Wu, Wd = (rng.normal(size=shape) for shape in [(3, 4), (4, 6), (4, 6), (6, 4)])

    y = kata.swiglu_ffn(x, Wg, Wu, Wd)

    assert_close(y, slow_ffn(x, Wg, Wu, Wd), rtol=1e-5, atol=1e-5)


def test_narrow_hidden_layer(kata, rng):
    """One token, d = 5 and f = 2 give a (1, 5) output that agrees with the loops."""
    x, Wg, Wu, Wd = (rng.normal(size=shape) for shape in [(1, 5), (5, 2), (5, 2), (2, 5)])

    y = kata.swiglu_ffn(x, Wg, Wu, Wd)

    assert_close(y, slow_ffn(x, Wg, Wu, Wd), rtol=1e-5, atol=1e-5)


def test_closed_gate_lets_nothing_through(kata):
    """A gate of -30 closes the unit, whatever the up branch says."""
    y = kata.swiglu_ffn(*(np.array([[t]]) for t in (1.0, -30.0, 100.0, 1.0)))

    assert_close(y, np.array([[0.0]]), atol=1e-8)


def test_open_gate_multiplies(kata):
    """A gate of 30 is linear: with up = -2 and down = 0.5 the output is -30."""
    y = kata.swiglu_ffn(*(np.array([[t]]) for t in (1.0, 30.0, -2.0, 0.5)))

    assert_close(y, np.array([[-30.0]]))


def test_up_branch_is_linear(kata, rng):
    """Scaling Wu by -3 scales the output by -3."""
    x, Wg, Wu, Wd = (rng.normal(size=shape) for shape in [(2, 3), (3, 4), (3, 4), (4, 3)])

    y = np.asarray(kata.swiglu_ffn(x, Wg, Wu, Wd))

    assert_close(kata.swiglu_ffn(x, Wg, -3.0 * Wu, Wd), -3.0 * y, rtol=1e-5, atol=1e-5)


def test_roles_of_gate_and_up(kata):
    """With gate -1 and up 2 the output is 2 silu(-1) = -0.53788; exchanged it would be -1.76159."""
    x, gate, up, down = (np.array([[t]]) for t in (1.0, -1.0, 2.0, 1.0))

    assert_close(kata.swiglu_ffn(x, gate, up, down), np.array([[-0.53788284]]), "y")
    assert_close(
        kata.swiglu_ffn(x, up, gate, down), np.array([[-1.76159416]]), "y with gate and up exchanged"
    )


def test_tokens_do_not_see_each_other(kata, rng):
    """Token 1 of three gives alone what it gives among the others."""
    x, Wg, Wu, Wd = (rng.normal(size=shape) for shape in [(3, 4), (4, 5), (4, 5), (5, 4)])

    together = np.asarray(kata.swiglu_ffn(x, Wg, Wu, Wd))

    assert_close(kata.swiglu_ffn(x[1:2], Wg, Wu, Wd), together[1:2], "token 1 alone", rtol=1e-5, atol=1e-6)


def test_zero_in_zero_out(kata, rng):
    """Without biases a token of zeros comes out as zeros."""
    Wg, Wu, Wd = (rng.normal(size=shape) for shape in [(3, 4), (3, 4), (4, 3)])

    assert_close(kata.swiglu_ffn(np.zeros((2, 3)), Wg, Wu, Wd), np.zeros((2, 3)))


def test_strided_views(kata, rng):
    """Transposed and sliced views of the weights give the same as the loops."""
    x, Wg, Wu, Wd = (rng.normal(size=shape) for shape in [(3, 2), (4, 2), (4, 2), (4, 4)])

    y = kata.swiglu_ffn(x, Wg.T, Wu.T, Wd[:, ::2])

    assert_close(y, slow_ffn(x, Wg.T, Wu.T, Wd[:, ::2]), rtol=1e-5, atol=1e-5)

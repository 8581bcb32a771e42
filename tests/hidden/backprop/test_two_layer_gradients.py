import math

import numpy as np

from grader.expect import assert_close

LN3 = math.log(3.0)
SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do
NAMES = ("dW1", "db1", "dW2", "db2")


def _network(rng, N, D, H, C):
    """Random arguments whose pre-activations keep away from the kink of ReLU."""
    sizes = [(D, H), (H,), (H, C), (C,)]
    while True:
        X, params = rng.normal(size=(N, D)), [rng.normal(size=size) for size in sizes]
        if np.abs(X @ params[0] + params[1]).min() > 0.02:
            return X, rng.permutation(np.arange(N) % C), params


def _loss(X, y, W1, b1, W2, b2):
    z2 = np.maximum(X @ W1 + b1, 0.0) @ W2 + b2
    return float(np.mean(np.log(np.exp(z2).sum(axis=1)) - z2[np.arange(len(y)), y]))


def _slopes(X, y, params, k, step=1e-5):
    """Central differences of the loss for parameter k."""
    slopes = np.zeros(params[k].shape)
    for i in np.ndindex(slopes.shape):
        moved = [[p.copy() for p in params] for _ in range(2)]
        moved[0][k][i] += step
        moved[1][k][i] -= step
        slopes[i] = (_loss(X, y, *moved[0]) - _loss(X, y, *moved[1])) / (2 * step)
    return slopes


def _assert_slopes(kata, X, y, params):
    loss, *grads = kata.two_layer_gradients(X, y, *params)

    assert_close(loss, _loss(X, y, *params), "the loss", **SINGLE)
    for k, (name, grad) in enumerate(zip(NAMES, grads, strict=True)):
        assert_close(grad, _slopes(X, y, params, k), name, **SINGLE)


def test_by_hand(kata):
    """One example with an active and an inactive hidden unit and softmax (1/4, 3/4), worked by hand."""
    W1, W2 = np.array([[1.0, -1.0]]), np.array([[0.0, LN3], [5.0, -5.0]])

    got = kata.two_layer_gradients(np.array([[1.0]]), np.array([0]), W1, np.zeros(2), W2, np.zeros(2))

    dW1, db1 = np.array([[0.75 * LN3, 0.0]]), np.array([0.75 * LN3, 0.0])
    dW2, db2 = np.array([[-0.75, 0.75], [0.0, 0.0]]), np.array([-0.75, 0.75])
    assert_close(got, (math.log(4.0), dW1, db1, dW2, db2), **SINGLE)


def test_slopes_of_the_loss(kata, rng):
    """For N, D, H, C = 4, 3, 5, 2 every gradient is the central difference of the loss."""
    X, y, params = _network(rng, 4, 3, 5, 2)

    _assert_slopes(kata, X, y, params)


def test_square_layers(kata, rng):
    """For D = H = C = 3 and five examples every gradient is the central difference of the loss."""
    X, y, params = _network(rng, 5, 3, 3, 3)

    _assert_slopes(kata, X, y, params)


def test_batch_of_one(kata, rng):
    """For one example and four classes every gradient is the central difference of the loss."""
    X, y, params = _network(rng, 1, 2, 3, 4)

    _assert_slopes(kata, X, y, params)


def test_active_unit_passes_a_negative_gradient(kata):
    """An active unit whose gradient is negative passes it on: dW1 is -3/4 ln 3 for an input of 1."""
    W2 = np.array([[LN3, 0.0]])

    _, dW1, db1, _, _ = kata.two_layer_gradients(
        np.array([[1.0]]), np.array([0]), np.array([[1.0]]), np.zeros(1), W2, np.array([-2 * LN3, 0.0])
    )

    assert_close(dW1, np.array([[-0.75 * LN3]]), "dW1", **SINGLE)
    assert_close(db1, np.array([-0.75 * LN3]), "db1", **SINGLE)


def test_dead_unit_gets_nothing(kata, rng):
    """A hidden unit with bias -100 has zero gradients on both sides."""
    X, y = rng.normal(size=(4, 2)), np.array([0, 1, 2, 1])
    W1, b1, W2 = rng.normal(size=(2, 3)), np.array([1.0, -100.0, 1.0]), rng.normal(size=(3, 3))

    _, dW1, db1, dW2, _ = kata.two_layer_gradients(X, y, W1, b1, W2, np.zeros(3))

    assert_close(dW1[:, 1], np.zeros(2), "the dead unit's column of dW1")
    assert_close(db1[1], 0.0, "the dead unit's entry of db1")
    assert_close(dW2[1], np.zeros(3), "the dead unit's row of dW2")


def test_kink_has_slope_zero(kata, rng):
    """With X = 0 and b1 = 0 every pre-activation is 0, and db1 is 0 while db2 is not."""
    W1, W2 = rng.normal(size=(3, 2)), np.array([[1.0, -1.0], [2.0, 0.5]])

    got = kata.two_layer_gradients(np.zeros((2, 3)), np.array([0, 0]), W1, np.zeros(2), W2, np.zeros(2))

    assert_close(got[2], np.zeros(2), "db1")
    assert_close(got[4], np.array([-0.5, 0.5]), "db2", **SINGLE)


def test_repeated_batch_changes_nothing(kata, rng):
    """A batch that holds every example three times has the same loss and the same gradients."""
    X, y, params = _network(rng, 3, 2, 4, 3)

    once = kata.two_layer_gradients(X, y, *params)
    thrice = kata.two_layer_gradients(np.tile(X, (3, 1)), np.tile(y, 3), *params)

    for name, one, three in zip(("the loss", *NAMES), once, thrice, strict=True):
        assert_close(three, one, f"{name} of the tripled batch", **SINGLE)


def test_zero_weights_cost_the_log_of_the_classes(kata):
    """With all parameters 0 and 3 classes the loss is ln 3, and db2 holds 1/3 minus each class's share."""
    y = np.array([0, 0, 1, 2])

    got = kata.two_layer_gradients(
        np.ones((4, 2)), y, np.zeros((2, 5)), np.zeros(5), np.zeros((5, 3)), np.zeros(3)
    )

    assert_close(got[0], math.log(3.0), "the loss", **SINGLE)
    assert_close(got[4], np.array([1 / 3 - 1 / 2, 1 / 3 - 1 / 4, 1 / 3 - 1 / 4]), "db2", **SINGLE)

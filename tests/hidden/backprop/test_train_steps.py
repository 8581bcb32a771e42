import math

import numpy as np

from grader.expect import assert_close

SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do
ONE = np.ones((1, 1))


def _problem(rng, N, D, H, M):
    return rng.normal(size=(N, D)), rng.normal(size=(N, M)), rng.normal(size=(D, H)), rng.normal(size=(H, M))


def _loss(X, Y, W1, W2):
    total = 0.0
    for x, target in zip(X, Y):
        total += 0.5 * sum((p - t) ** 2 for p, t in zip(np.tanh(x @ W1) @ W2, target))
    return float(total / len(X))


def _descend(X, Y, W1, W2, lr, steps, step=1e-5):
    """Gradient descent on central differences of the loss."""
    losses, weights = [], [W1, W2]
    for _ in range(steps):
        losses.append(_loss(X, Y, *weights))
        slopes = [np.zeros(W.shape) for W in weights]
        for k, slope in enumerate(slopes):
            for i in np.ndindex(slope.shape):
                ahead, behind = [W.copy() for W in weights], [W.copy() for W in weights]
                ahead[k][i] += step
                behind[k][i] -= step
                slope[i] = (_loss(X, Y, *ahead) - _loss(X, Y, *behind)) / (2 * step)
        weights = [W - lr * slope for W, slope in zip(weights, slopes)]
    return losses, *weights


def test_one_step_by_hand(kata):
    """With tanh(W1) = 1/2, W2 = 2, target 0 and lr 0.1 the loss is 1/2, W1 falls by 0.15, W2 to 1.95."""
    losses, W1, W2 = kata.train_steps(ONE, 0 * ONE, math.atanh(0.5) * ONE, 2 * ONE, 0.1, 1)

    assert_close(losses, [0.5], "the losses", **SINGLE)
    assert_close(W1, np.array([[math.atanh(0.5) - 0.15]]), "W1", **SINGLE)
    assert_close(W2, np.array([[1.95]]), "W2", **SINGLE)


def test_loss_sums_outputs_and_averages_examples(kata):
    """With W2 = 0 and targets (1, 2) and (3, 4) the first loss is (5 + 25) / 4."""
    Y = np.array([[1.0, 2.0], [3.0, 4.0]])

    losses, _, _ = kata.train_steps(np.ones((2, 3)), Y, np.ones((3, 4)), np.zeros((4, 2)), 0.1, 1)

    assert_close(losses, [7.5], "the losses", **SINGLE)


def test_gradient_sums_outputs_and_averages_examples(kata):
    """With tanh(W1) = 1/2, W2 = 0 and those targets one step of lr 0.1 sets W2 to (0.1, 0.15)."""
    Y = np.array([[1.0, 2.0], [3.0, 4.0]])

    _, _, W2 = kata.train_steps(np.ones((2, 1)), Y, math.atanh(0.5) * ONE, np.zeros((1, 2)), 0.1, 1)

    assert_close(W2, np.array([[0.1, 0.15]]), "W2", **SINGLE)


def test_three_steps(kata, rng):
    """Three steps with N, D, H, M = 3, 2, 4, 2 follow descent on central differences."""
    X, Y, W1, W2 = _problem(rng, 3, 2, 4, 2)

    got = kata.train_steps(X, Y, W1, W2, 0.2, 3)

    assert_close(got, _descend(X, Y, W1, W2, 0.2, 3), **SINGLE)


def test_square_layers(kata, rng):
    """Two steps with N = D = H = M = 2 follow descent on central differences."""
    X, Y, W1, W2 = _problem(rng, 2, 2, 2, 2)

    got = kata.train_steps(X, Y, W1, W2, 0.3, 2)

    assert_close(got, _descend(X, Y, W1, W2, 0.3, 2), **SINGLE)


def test_steps_carry_nothing_over(kata, rng):
    """Five steps give what two steps and then three more give."""
    X, Y, W1, W2 = _problem(rng, 4, 3, 2, 1)

    losses, *weights = kata.train_steps(X, Y, W1, W2, 0.1, 5)
    first, *between = kata.train_steps(X, Y, W1, W2, 0.1, 2)
    then, *after = kata.train_steps(X, Y, *between, 0.1, 3)

    assert_close(losses, [*first, *then], "the losses", **SINGLE)
    assert_close(weights, after, "the weights", **SINGLE)


def test_first_loss_is_that_of_the_start(kata, rng):
    """The losses of four steps are four, and the first is the loss of the weights given."""
    X, Y, W1, W2 = _problem(rng, 5, 2, 3, 2)

    losses, _, _ = kata.train_steps(X, Y, W1, W2, 0.05, 4)

    assert_close(float(len(losses)), 4.0, "the number of losses")
    assert_close(losses[0], _loss(X, Y, W1, W2), "the first loss", **SINGLE)


def test_repeated_batch_changes_nothing(kata, rng):
    """A batch that holds every example three times trains the same way."""
    X, Y, W1, W2 = _problem(rng, 2, 3, 2, 2)

    once = kata.train_steps(X, Y, W1, W2, 0.1, 2)
    thrice = kata.train_steps(np.tile(X, (3, 1)), np.tile(Y, (3, 1)), W1, W2, 0.1, 2)

    for name, one, three in zip(("the losses", "W1", "W2"), once, thrice, strict=True):
        assert_close(list(three), list(one), f"{name} of the tripled batch", **SINGLE)


def test_zero_learning_rate(kata, rng):
    """With lr = 0 the weights stay and the loss repeats three times."""
    X, Y, W1, W2 = _problem(rng, 3, 2, 2, 2)

    got = kata.train_steps(X, Y, W1, W2, 0.0, 3)

    assert_close(got, ([_loss(X, Y, W1, W2)] * 3, W1, W2), **SINGLE)

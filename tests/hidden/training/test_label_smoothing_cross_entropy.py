import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
LN3 = math.log(3.0)


def by_definition(z, y, eps):
    N, K = z.shape
    loss, dz = 0.0, np.zeros((N, K))
    for n in range(N):
        total = sum(math.exp(value) for value in z[n])
        for k in range(K):
            p = math.exp(z[n, k]) / total
            q = (1 - eps) * (k == y[n]) + eps / K
            loss -= q * math.log(p) / N
            dz[n, k] = (p - q) / N
    return loss, dz


def test_two_classes_by_hand(kata):
    """p = (3/4, 1/4) against q = (0.9, 0.1): the gradient is (-0.15, 0.15)."""
    result = kata.label_smoothing_cross_entropy(np.array([[LN3, 0.0]]), np.array([0]), 0.2)

    loss = -0.9 * math.log(0.75) - 0.1 * math.log(0.25)
    assert_close(result, (loss, np.array([[-0.15, 0.15]])), "(loss, dz)", **CLOSE)


def test_true_class_gets_its_uniform_share_too(kata):
    """For K = 4 and eps = 0.4 the label is (0.1, 0.7, 0.1, 0.1); from uniform logits dz is 0.25 minus it."""
    _, dz = kata.label_smoothing_cross_entropy(np.zeros((1, 4)), np.array([1]), 0.4)

    assert_close(dz, np.array([[0.15, -0.45, 0.15, 0.15]]), "dz", **CLOSE)


def test_uniform_prediction_costs_log_k(kata):
    """Uniform logits over 5 classes cost ln 5, whatever eps is."""
    for eps in (0.0, 0.3, 0.9):
        loss, _ = kata.label_smoothing_cross_entropy(np.ones((3, 5)), np.array([0, 2, 4]), eps)

        assert_close(loss, math.log(5.0), f"the loss at eps = {eps}", **CLOSE)


def test_no_smoothing_is_plain_cross_entropy(kata):
    """At eps = 0, p = (3/4, 1/4) costs -ln(3/4) for class 0, and dz = (-1/4, 1/4)."""
    result = kata.label_smoothing_cross_entropy(np.array([[LN3, 0.0]]), np.array([0]), 0.0)

    assert_close(result, (-math.log(0.75), np.array([[-0.25, 0.25]])), "(loss, dz)", **CLOSE)


def test_full_smoothing_forgets_the_label(kata):
    """At eps = 1 the label is (1/2, 1/2) for either class: dz = (1/4, -1/4) from p = (3/4, 1/4)."""
    loss = -0.5 * math.log(0.75) - 0.5 * math.log(0.25)

    for y in (0, 1):
        result = kata.label_smoothing_cross_entropy(np.array([[LN3, 0.0]]), np.array([y]), 1.0)

        assert_close(result, (loss, np.array([[0.25, -0.25]])), f"(loss, dz) for class {y}", **CLOSE)


def test_confident_right_answer_is_pushed_back(kata):
    """At p = (0.99, 0.01) and q = (0.95, 0.05) the gradient of the true logit is +0.04."""
    _, dz = kata.label_smoothing_cross_entropy(np.array([[math.log(99.0), 0.0]]), np.array([0]), 0.1)

    assert_close(dz, np.array([[0.04, -0.04]]), "dz", **CLOSE)


def test_prediction_equal_to_the_label_has_no_gradient(kata):
    """Where p = q = (0.1, 0.8, 0.1) the gradient is 0 and the loss is the entropy of q, above 0."""
    q = np.array([[0.1, 0.8, 0.1]])

    loss, dz = kata.label_smoothing_cross_entropy(np.log(q), np.array([1]), 0.3)

    assert_close(loss, float(-(q * np.log(q)).sum()), "the loss", **CLOSE)
    assert_close(dz, np.zeros((1, 3)), "dz", **CLOSE)


def test_gradient_agrees_with_finite_differences(kata, rng):
    """Nudging each of 2 x 3 logits by 1e-5 changes the loss at the rate of dz."""
    z, y, step = rng.normal(size=(2, 3)), np.array([2, 0]), 1e-5

    _, dz = kata.label_smoothing_cross_entropy(z, y, 0.25)

    slopes = np.zeros((2, 3))
    for place in np.ndindex(2, 3):
        nudge = np.zeros((2, 3))
        nudge[place] = step
        slopes[place] = by_definition(z + nudge, y, 0.25)[0] - by_definition(z - nudge, y, 0.25)[0]
    assert_close(dz, slopes / (2 * step), "dz", rtol=1e-4, atol=1e-6)


def test_doubled_batch_keeps_the_loss_and_halves_the_gradient(kata):
    """Two copies of p = (3/4, 1/4) against q = (0.9, 0.1) cost what one does, with dz of 0.075 each."""
    result = kata.label_smoothing_cross_entropy(np.array([[LN3, 0.0]] * 2), np.array([0, 0]), 0.2)

    loss = -0.9 * math.log(0.75) - 0.1 * math.log(0.25)
    assert_close(result, (loss, np.array([[-0.075, 0.075]] * 2)), "(loss, dz)", **CLOSE)


def test_batch_with_as_many_rows_as_classes(kata, rng):
    """Three rows of three classes, which hide a wrong axis, each have their own softmax."""
    z, y = rng.normal(size=(3, 3)), np.array([1, 1, 2])

    result = kata.label_smoothing_cross_entropy(z, y, 0.15)

    assert_close(result, by_definition(z, y, 0.15), "(loss, dz)", **CLOSE)


def test_random_batch(kata, rng):
    """Five rows of seven classes at eps = 0.1 match the sum written out."""
    z, y = rng.normal(0.0, 2.0, (5, 7)), rng.integers(0, 7, 5)

    result = kata.label_smoothing_cross_entropy(z, y, 0.1)

    assert_close(result, by_definition(z, y, 0.1), "(loss, dz)", **CLOSE)

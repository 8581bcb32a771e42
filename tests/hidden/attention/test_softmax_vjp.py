import numpy as np

from grader.expect import assert_close

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def test_two_classes_by_hand(kata):
    """For p = (1/2, 1/2) and g = (1, 0) the gradient is (1/4, -1/4)."""
    ds = kata.softmax_vjp(np.array([0.5, 0.5]), np.array([1.0, 0.0]))

    assert_close(ds, np.array([0.25, -0.25]), "ds", **NEAR)


def test_three_classes_by_hand(kata):
    """For p = (1/2, 1/4, 1/4) and g = (1, 0, 2) the gradient is (0, -1/4, 1/4)."""
    ds = kata.softmax_vjp(np.array([0.5, 0.25, 0.25]), np.array([1.0, 0.0, 2.0]))

    assert_close(ds, np.array([0.0, -0.25, 0.25]), "ds", **NEAR)


def test_equal_gradients_cancel(kata):
    """A gradient of 7 on each probability moves no score, since the probabilities always sum to 1."""
    ds = kata.softmax_vjp(np.array([[0.1, 0.2, 0.7], [0.3, 0.3, 0.4]]), np.full((2, 3), 7.0))

    assert_close(ds, np.zeros((2, 3)), "ds", **NEAR)


def test_a_one_hot_row_passes_no_gradient(kata):
    """For p = (0, 1, 0) the gradient is 0 whatever g is: this is saturation."""
    ds = kata.softmax_vjp(np.array([0.0, 1.0, 0.0]), np.array([3.0, -2.0, 5.0]))

    assert_close(ds, np.zeros(3), "ds", **NEAR)


def test_the_cross_entropy_gradient_comes_out(kata):
    """With g = -1/p at class 1 and 0 elsewhere the gradient is p - onehot(1)."""
    ds = kata.softmax_vjp(np.array([0.5, 0.25, 0.25]), np.array([0.0, -4.0, 0.0]))

    assert_close(ds, np.array([0.5, -0.75, 0.25]), "ds", **NEAR)


def test_it_agrees_with_finite_differences(kata, rng):
    """Nudging each of 5 scores by 1e-5 changes the loss at the rate that comes back."""
    s, g, step = rng.normal(size=5), rng.normal(size=5), 1e-5

    ds = kata.softmax_vjp(_softmax(s), g)

    slopes = [(_softmax(s + nudge) - _softmax(s - nudge)) @ g / (2 * step) for nudge in step * np.eye(5)]
    assert_close(ds, np.array(slopes), "ds", rtol=1e-4, atol=1e-6)


def test_rows_do_not_see_each_other(kata, rng):
    """In a batch of 3 rows with 3 classes, which hides a wrong axis, each row has its own gradient."""
    p, g = _softmax(rng.normal(size=(3, 3))), rng.normal(size=(3, 3))

    ds = kata.softmax_vjp(p, g)

    assert_close(ds, np.stack([_by_jacobian(*row) for row in zip(p, g)]), "ds", **NEAR)


def test_a_batch_of_one_row(kata, rng):
    """p and g of shape (1, 4) give the gradient of that row, with shape (1, 4)."""
    p, g = _softmax(rng.normal(size=(1, 4))), rng.normal(size=(1, 4))

    ds = kata.softmax_vjp(p, g)

    assert_close(ds, _by_jacobian(p[0], g[0])[None], "ds", **NEAR)


def test_heads_and_queries_may_lead(kata, rng):
    """Leading axes (2, 3) in front of 4 classes: all 6 rows are independent."""
    p, g = _softmax(rng.normal(size=(2, 3, 4))), rng.normal(size=(2, 3, 4))

    ds = kata.softmax_vjp(p, g)

    expected = [[_by_jacobian(p[b, t], g[b, t]) for t in range(3)] for b in range(2)]
    assert_close(ds, np.array(expected), "ds", **NEAR)


def _softmax(s):
    return np.exp(s) / np.exp(s).sum(axis=-1, keepdims=True)


def _by_jacobian(p, g):
    jacobian = [[p[i] * ((i == j) - p[j]) for j in range(len(p))] for i in range(len(p))]
    return np.array([sum(jacobian[i][j] * g[i] for i in range(len(p))) for j in range(len(p))])

import numpy as np

from grader.expect import assert_close

SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do


def test_by_hand(kata):
    """Two examples, two features, one output, worked by hand."""
    x, W = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0], [6.0]])

    dx, dW, db = kata.linear_backward(x, W, np.array([[1.0], [2.0]]))

    assert_close(dx, np.array([[5.0, 6.0], [10.0, 12.0]]), "dx")
    assert_close(dW, np.array([[7.0], [10.0]]), "dW")
    assert_close(db, np.array([3.0]), "db")


def test_every_entry_is_a_sum_of_products(kata, rng):
    """For N, D, M = 4, 3, 2 every entry is the sum that the chain rule writes down."""
    x, W, dout = rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=(4, 2))

    dx, dW, db = kata.linear_backward(x, W, dout)

    slow_dx = [[sum(dout[n, m] * W[d, m] for m in range(2)) for d in range(3)] for n in range(4)]
    slow_dW = [[sum(x[n, d] * dout[n, m] for n in range(4)) for m in range(2)] for d in range(3)]
    assert_close(dx, np.array(slow_dx), "dx", **SINGLE)
    assert_close(dW, np.array(slow_dW), "dW", **SINGLE)
    assert_close(db, np.array([sum(dout[n, m] for n in range(4)) for m in range(2)]), "db", **SINGLE)


def test_square_input_gradient(kata):
    """With 2 x 2 matrices and W = [[1, 2], [3, 4]] the row (1, 0) of dout becomes (1, 3)."""
    W = np.array([[1.0, 2.0], [3.0, 4.0]])

    dx, _, _ = kata.linear_backward(np.eye(2), W, np.eye(2))

    assert_close(dx, np.array([[1.0, 3.0], [2.0, 4.0]]), "dx")


def test_square_weight_gradient(kata):
    """With 2 x 2 matrices one active input feature fills one row of dW."""
    x, dout = np.array([[1.0, 0.0], [0.0, 0.0]]), np.array([[5.0, 7.0], [0.0, 0.0]])

    _, dW, _ = kata.linear_backward(x, np.ones((2, 2)), dout)

    assert_close(dW, np.array([[5.0, 7.0], [0.0, 0.0]]), "dW")


def test_square_bias_gradient(kata):
    """With 2 x 2 matrices db sums each column of dout: (4, 6) for [[1, 2], [3, 4]]."""
    _, _, db = kata.linear_backward(np.eye(2), np.eye(2), np.array([[1.0, 2.0], [3.0, 4.0]]))

    assert_close(db, np.array([4.0, 6.0]), "db")


def test_repeated_batch_doubles_the_parameter_gradients(kata, rng):
    """A batch that holds everything twice doubles dW and db and repeats dx."""
    x, W, dout = rng.normal(size=(3, 4)), rng.normal(size=(4, 2)), rng.normal(size=(3, 2))

    dx, dW, db = kata.linear_backward(x, W, dout)
    dx_twice, dW_twice, db_twice = kata.linear_backward(np.tile(x, (2, 1)), W, np.tile(dout, (2, 1)))

    assert_close(dx_twice, np.tile(dx, (2, 1)), "dx of the doubled batch", **SINGLE)
    assert_close(dW_twice, 2 * dW, "dW of the doubled batch", **SINGLE)
    assert_close(db_twice, 2 * db, "db of the doubled batch", **SINGLE)


def test_slope_of_the_loss(kata, rng):
    """Moving along random directions changes sum(dout * y) as the three gradients say."""
    x, W, dout = rng.normal(size=(5, 2)), rng.normal(size=(2, 3)), rng.normal(size=(5, 3))
    vx, vW, vb = rng.normal(size=(5, 2)), rng.normal(size=(2, 3)), rng.normal(size=3)

    dx, dW, db = kata.linear_backward(x, W, dout)

    slope = np.sum(dout * (vx @ W + x @ vW + vb))
    assert_close(
        float(np.sum(dx * vx) + np.sum(dW * vW) + np.sum(db * vb)), float(slope), "the slope", **SINGLE
    )


def test_batch_of_one(kata):
    """For one example dW is the outer product of input and gradient, and db the gradient itself."""
    dx, dW, db = kata.linear_backward(np.array([[2.0, 3.0]]), np.eye(2), np.array([[10.0, 100.0]]))

    assert_close(dx, np.array([[10.0, 100.0]]), "dx")
    assert_close(dW, np.array([[20.0, 200.0], [30.0, 300.0]]), "dW")
    assert_close(db, np.array([10.0, 100.0]), "db")


def test_one_feature(kata):
    """With one input feature and three outputs the shapes are (2, 1), (1, 3) and (3,)."""
    x, W = np.array([[2.0], [1.0]]), np.array([[1.0, 10.0, 100.0]])

    dx, dW, db = kata.linear_backward(x, W, np.array([[1.0, 1.0, 1.0], [0.0, 2.0, 0.0]]))

    assert_close(dx, np.array([[111.0], [20.0]]), "dx")
    assert_close(dW, np.array([[2.0, 4.0, 2.0]]), "dW")
    assert_close(db, np.array([1.0, 3.0, 1.0]), "db")

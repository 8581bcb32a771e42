import numpy as np

from grader.expect import assert_close

SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do


def test_product(kata):
    """For sum(a * b) each factor's gradient is the other factor."""
    a, b = np.array([1.0, -2.0, 3.0]), np.array([4.0, 5.0, 0.5])

    assert_close(kata.tape_grads([("mul", 0, 1), ("sum", 2)], [a, b]), [b, a], "the gradients")


def test_bias(kata):
    """For sum(X + b) with X of shape (3, 2) the bias gets (3, 3), and X gets ones."""
    got = kata.tape_grads([("add", 0, 1), ("sum", 2)], [np.zeros((3, 2)), np.array([1.0, 2.0])])

    assert_close(got, [np.ones((3, 2)), np.array([3.0, 3.0])], "the gradients")


def test_matrix_product(kata):
    """For sum(A @ B) with shapes (2, 3) and (3, 1) the gradients are B's rows and A's column sums."""
    A, B = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[7.0], [8.0], [9.0]])

    dA, dB = kata.tape_grads([("matmul", 0, 1), ("sum", 2)], [A, B])

    assert_close(dA, np.array([[7.0, 8.0, 9.0], [7.0, 8.0, 9.0]]), "the gradient of A")
    assert_close(dB, np.array([[5.0], [7.0], [9.0]]), "the gradient of B")


def test_square_matrix_product(kata):
    """For sum((A @ B) * C) with C = [[1, 0], [0, 0]] the gradients are one row and one column."""
    A, B = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])
    C = np.array([[1.0, 0.0], [0.0, 0.0]])

    dA, dB, dC = kata.tape_grads([("matmul", 0, 1), ("mul", 3, 2), ("sum", 4)], [A, B, C])

    assert_close(dA, np.array([[5.0, 7.0], [0.0, 0.0]]), "the gradient of A")
    assert_close(dB, np.array([[1.0, 0.0], [2.0, 0.0]]), "the gradient of B")
    assert_close(dC, np.array([[19.0, 22.0], [43.0, 50.0]]), "the gradient of C")


def test_logsumexp(kata):
    """For the mean over two rows of logsumexp the gradient is half the softmax of each row."""
    a = np.log(np.array([[1.0, 3.0], [2.0, 2.0]]))

    (grad,) = kata.tape_grads([("logsumexp", 0), ("mean", 1)], [a])

    assert_close(grad, np.array([[0.125, 0.375], [0.25, 0.25]]), "the gradient", **SINGLE)


def test_logsumexp_keeps_its_axis(kata):
    """For sum(a + (-1) * logsumexp(a)) over 2 x 3 logits the gradient is 1 - 3 softmax."""
    a = np.log(np.array([[1.0, 2.0, 5.0], [2.0, 2.0, 4.0]]))
    prog = [("logsumexp", 0), ("mul", 2, 1), ("add", 0, 3), ("sum", 4)]

    grad, _ = kata.tape_grads(prog, [a, np.array(-1.0)])

    assert_close(grad, 1 - 3 * np.array([[0.125, 0.25, 0.625], [0.25, 0.25, 0.5]]), "the gradient", **SINGLE)


def test_relu(kata):
    """For sum(relu(x) * w) the entries -1, 0 and 2 pass nothing, nothing and w, also where w is negative."""
    x, w = np.array([-1.0, 0.0, 2.0, 2.0]), np.array([5.0, 6.0, 7.0, -8.0])

    dx, dw = kata.tape_grads([("relu", 0), ("mul", 2, 1), ("sum", 3)], [x, w])

    assert_close(dx, np.array([0.0, 0.0, 7.0, -8.0]), "the gradient of x")
    assert_close(dw, np.array([0.0, 0.0, 2.0, 2.0]), "the gradient of w")


def test_mean(kata):
    """For the mean of a 2 x 4 array every entry gets 1/8."""
    assert_close(kata.tape_grads([("mean", 0)], [np.ones((2, 4))]), [np.full((2, 4), 0.125)], "the gradients")


def test_array_that_feeds_itself(kata):
    """For sum(x * x + x + x) the gradient is 2 x + 2."""
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    prog = [("mul", 0, 0), ("add", 1, 0), ("add", 2, 0), ("sum", 3)]

    assert_close(kata.tape_grads(prog, [x]), [2 * x + 2], "the gradients")


def test_both_operands_broadcast(kata):
    """For sum(a * b) with shapes (3, 1) and (1, 2) the gradients keep those shapes: sum(b) and sum(a)."""
    a, b = np.array([[1.0], [2.0], [3.0]]), np.array([[10.0, 20.0]])

    got = kata.tape_grads([("mul", 0, 1), ("sum", 2)], [a, b])

    assert_close(got, [np.full((3, 1), 30.0), np.full((1, 2), 6.0)], "the gradients")


def test_scalar_slot_is_broadcast(kata):
    """For sum(mean(x) * x) and mean(sum(x) * x) at (1, 2, 6) two paths give sum(x) / 3 each: 6."""
    x = np.array([1.0, 2.0, 6.0])

    mean_inside = kata.tape_grads([("mean", 0), ("mul", 1, 0), ("sum", 2)], [x])
    sum_inside = kata.tape_grads([("sum", 0), ("mul", 1, 0), ("mean", 2)], [x])

    assert_close(mean_inside, [np.full(3, 6.0)], "the gradients of sum(mean(x) * x)", **SINGLE)
    assert_close(sum_inside, [np.full(3, 6.0)], "the gradients of mean(sum(x) * x)", **SINGLE)


def test_intermediate_slot_with_three_uses(kata):
    """For sum(y * y + y) with y = relu(x) the gradient is 2 x + 1 where x is positive."""
    x = np.array([[3.0, -1.0, 0.5]])
    prog = [("relu", 0), ("mul", 1, 1), ("add", 2, 1), ("sum", 3)]

    assert_close(kata.tape_grads(prog, [x]), [np.array([[7.0, 0.0, 2.0]])], "the gradients")


def test_axis_put_in_front_and_axis_stretched(kata, rng):
    """For sum((a + b) * c) with b of shape (3, 1) in (2, 3, 4) the gradient of b sums c over two axes."""
    a, b, c = rng.normal(size=(2, 3, 4)), rng.normal(size=(3, 1)), rng.normal(size=(2, 3, 4))

    _, db, _ = kata.tape_grads([("add", 0, 1), ("mul", 3, 2), ("sum", 4)], [a, b, c])

    slow = [[sum(c[i, j, k] for i in range(2) for k in range(4))] for j in range(3)]
    assert_close(db, np.array(slow), "the gradient of b", **SINGLE)


def test_unused_slots(kata):
    """An input that is not used gets zeros in its shape, and an unused instruction adds nothing."""
    x, unused = np.array([1.0, 2.0]), np.ones((2, 3))

    got = kata.tape_grads([("mul", 0, 0), ("sum", 0)], [x, unused])

    assert_close(got, [np.ones(2), np.zeros((2, 3))], "the gradients")


def test_two_layer_network(kata, rng):
    """mean(logsumexp(relu(X W1 + b1) W2)) with D, H, C = 3, 5, 2 has the slopes of central differences."""
    arrays = [rng.normal(size=size) for size in [(4, 3), (3, 5), (5,), (5, 2)]]
    prog = [("matmul", 0, 1), ("add", 4, 2), ("relu", 5), ("matmul", 6, 3), ("logsumexp", 7), ("mean", 8)]

    got = kata.tape_grads(prog, arrays)

    direction = [rng.normal(size=a.shape) for a in arrays]
    ahead, behind = ([a + s * d for a, d in zip(arrays, direction)] for s in (1e-6, -1e-6))
    slope = (_network(*ahead) - _network(*behind)) / 2e-6
    assert_close(float(sum(np.sum(g * d) for g, d in zip(got, direction))), slope, "the slope", **SINGLE)


def _network(X, W1, b1, W2):
    return float(np.mean(np.log(np.exp(np.maximum(X @ W1 + b1, 0.0) @ W2).sum(axis=1))))

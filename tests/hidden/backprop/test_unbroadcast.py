import numpy as np

from grader.expect import assert_close

SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do
GRAD = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def test_bias(kata):
    """A gradient [[1, 2, 3], [4, 5, 6]] for an operand of shape (3,) becomes (5, 7, 9)."""
    assert_close(kata.unbroadcast(GRAD, (3,)), np.array([5.0, 7.0, 9.0]))


def test_stretched_axis_stays(kata):
    """A gradient [[1, 2, 3], [4, 5, 6]] for an operand of shape (2, 1) becomes [[6], [15]]."""
    assert_close(kata.unbroadcast(GRAD, (2, 1)), np.array([[6.0], [15.0]]))


def test_stretched_first_axis_stays(kata):
    """A gradient [[1, 2, 3], [4, 5, 6]] for an operand of shape (1, 3) becomes [[5, 7, 9]]."""
    assert_close(kata.unbroadcast(GRAD, (1, 3)), np.array([[5.0, 7.0, 9.0]]))


def test_scalar(kata):
    """A gradient [[1, 2, 3], [4, 5, 6]] for an operand of shape () becomes 21."""
    assert_close(kata.unbroadcast(GRAD, ()), np.array(21.0))


def test_same_shape(kata):
    """A gradient that has the operand's shape already keeps its values."""
    assert_close(kata.unbroadcast(GRAD, (2, 3)), GRAD)


def test_prepended_and_stretched(kata):
    """A gradient of ones of shape (2, 3, 4) for an operand of shape (3, 1) holds 8 everywhere."""
    assert_close(kata.unbroadcast(np.ones((2, 3, 4)), (3, 1)), np.full((3, 1), 8.0))


def test_two_stretched_axes(kata, rng):
    """A gradient of shape (2, 3, 4) for an operand of shape (1, 3, 1) is summed over axes 0 and 2."""
    grad = rng.normal(size=(2, 3, 4))

    got = kata.unbroadcast(grad, (1, 3, 1))

    slow = [sum(grad[i, j, k] for i in range(2) for k in range(4)) for j in range(3)]
    assert_close(got, np.array(slow).reshape(1, 3, 1), **SINGLE)


def test_shapes_meet_at_their_last_axes(kata):
    """A gradient of shape (2, 2) for an operand of shape (2,) is summed down the columns."""
    got = kata.unbroadcast(np.array([[1.0, 10.0], [2.0, 20.0]]), (2,))

    assert_close(got, np.array([3.0, 30.0]))


def test_two_prepended_axes(kata):
    """A gradient of shape (2, 3, 3) for an operand of shape (3,) is summed over the first two axes."""
    grad = np.arange(18.0).reshape(2, 3, 3)

    got = kata.unbroadcast(grad, (3,))

    assert_close(got, np.array([45.0, 51.0, 57.0]))


def test_axis_of_length_one_that_was_not_stretched(kata):
    """A gradient of shape (2, 1, 3) for an operand of shape (1, 3) keeps the axis of length 1."""
    grad = np.array([[[1.0, 2.0, 3.0]], [[10.0, 20.0, 30.0]]])

    got = kata.unbroadcast(grad, (1, 3))

    assert_close(got, np.array([[11.0, 22.0, 33.0]]))


def test_only_ones(kata):
    """A gradient [[1, 2, 3], [4, 5, 6]] for an operand of shape (1, 1) becomes [[21]]."""
    assert_close(kata.unbroadcast(GRAD, (1, 1)), np.array([[21.0]]))


def test_adjoint_of_broadcasting(kata, rng):
    """sum(broadcast(x) * grad) equals sum(x * result) for five pairs of shapes."""
    pairs = [((4,), (3, 4)), ((3, 1), (3, 4)), ((1,), (2, 3)), ((2, 1, 4), (5, 2, 3, 4)), ((), (2, 2))]
    for small, large in pairs:
        x, grad = rng.normal(size=small), rng.normal(size=large)

        got = kata.unbroadcast(grad, small)

        there, back = np.sum(np.broadcast_to(x, large) * grad), np.sum(x * got)
        assert_close(float(back), float(there), f"the sum for {small} in {large}", **SINGLE)

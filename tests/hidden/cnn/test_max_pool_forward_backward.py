import numpy as np

from grader.expect import assert_close


def distinct(rng, height, width):
    """Every whole number once, half of them negative: no ties."""
    return (rng.permutation(height * width) - height * width // 2).reshape(height, width).astype(float)


def by_definition(x, k, s, p, dout):
    """One window at a time, real cells only, in row-major order."""
    (H, W), (Ho, Wo) = x.shape, dout.shape
    y, dx = np.zeros((Ho, Wo)), np.zeros((H, W))
    for i, j in np.ndindex(Ho, Wo):
        cells = [(i * s - p + u, j * s - p + v) for u, v in np.ndindex(k, k)]
        best = max(
            (cell for cell in cells if 0 <= cell[0] < H and 0 <= cell[1] < W), key=lambda cell: x[cell]
        )
        y[i, j] = x[best]
        dx[best] += dout[i, j]
    return y, dx


def test_by_hand(kata):
    """2x2 windows of [[1, 3, 2, 0], [2, 0, 5, 4]] have the maxima 3 and 5, which get dout = 10 and 20."""
    x = np.array([[1.0, 3.0, 2.0, 0.0], [2.0, 0.0, 5.0, 4.0]])

    y, dx = kata.max_pool_forward_backward(x, 2, 2, 0, np.array([[10.0, 20.0]]))

    assert_close(y, np.array([[3.0, 5.0]]), "y")
    assert_close(dx, np.array([[0.0, 10.0, 0.0, 0.0], [0.0, 0.0, 20.0, 0.0]]), "dx")


def test_padding_never_beats_a_negative_activation(kata):
    """With k = 3, s = 2, p = 1 on a 3x4 image of negative numbers, the padding wins no window."""
    x = -np.arange(1.0, 13.0).reshape(3, 4)

    y, dx = kata.max_pool_forward_backward(x, 3, 2, 1, np.array([[1.0, 2.0], [3.0, 4.0]]))

    assert_close(y, np.array([[-1.0, -2.0], [-5.0, -6.0]]), "y")
    assert_close(dx, np.array([[1.0, 2.0, 0.0, 0.0], [3.0, 4.0, 0.0, 0.0], [0.0] * 4]), "dx")


def test_padding_loses_to_any_number(kata):
    """The padding loses to -1e12 too: it is minus infinity."""
    x = -1e12 * np.array([[1.0, 2.0], [3.0, 4.0]])

    y, dx = kata.max_pool_forward_backward(x, 2, 2, 1, np.array([[1.0, 2.0], [3.0, 4.0]]))

    assert_close(y, x, "y")
    assert_close(dx, np.array([[1.0, 2.0], [3.0, 4.0]]), "dx")


def test_the_first_of_two_tied_maxima_gets_the_gradient(kata):
    """In [[0, 5], [5, 0]] the 5 of the upper row gets the whole gradient of 6."""
    y, dx = kata.max_pool_forward_backward(np.array([[0.0, 5.0], [5.0, 0.0]]), 2, 2, 0, np.array([[6.0]]))

    assert_close(y, np.array([[5.0]]), "y")
    assert_close(dx, np.array([[0.0, 6.0], [0.0, 0.0]]), "dx")


def test_the_first_of_three_tied_maxima_in_row_major_order(kata):
    """In [[1, 4], [4, 4]] the gradient of 3 goes to row 0, column 1, and nowhere else."""
    _, dx = kata.max_pool_forward_backward(np.array([[1.0, 4.0], [4.0, 4.0]]), 2, 1, 0, np.array([[3.0]]))

    assert_close(dx, np.array([[0.0, 3.0], [0.0, 0.0]]), "dx")


def test_a_flat_image_with_padding(kata):
    """On a 3x5 image of equal numbers each window's gradient goes to its first real cell."""
    x, dout = np.full((3, 5), -2.0), np.arange(1.0, 7.0).reshape(2, 3)

    y, dx = kata.max_pool_forward_backward(x, 3, 2, 1, dout)

    assert_close(y, np.full((2, 3), -2.0), "y")
    assert_close(dx, np.array([[1.0, 2.0, 0.0, 3.0, 0.0], [4.0, 5.0, 0.0, 6.0, 0.0], [0.0] * 5]), "dx")


def test_the_winner_of_several_windows_collects_their_gradients(kata):
    """A peak in the middle of 3x3 wins all four 2x2 windows of stride 1: 1 + 2 + 3 + 4 = 10."""
    x = np.zeros((3, 3))
    x[1, 1] = 7.0

    y, dx = kata.max_pool_forward_backward(x, 2, 1, 0, np.array([[1.0, 2.0], [3.0, 4.0]]))

    assert_close(y, np.full((2, 2), 7.0), "y")
    assert_close(dx, x * 10.0 / 7.0, "dx")


def test_stride_smaller_than_the_window(kata, rng):
    """k = 3 and s = 2, as in AlexNet, on a 7x9 image: 3x4 overlapping windows."""
    x, dout = distinct(rng, 7, 9), rng.integers(1, 9, (3, 4)).astype(float)

    assert_close(kata.max_pool_forward_backward(x, 3, 2, 0, dout), by_definition(x, 3, 2, 0, dout), "(y, dx)")


def test_stride_larger_than_the_window(kata, rng):
    """k = 2 and s = 3 on an 8x5 image: 3x2 windows; what lies between them gets no gradient."""
    x, dout = distinct(rng, 8, 5), rng.integers(1, 9, (3, 2)).astype(float)

    assert_close(kata.max_pool_forward_backward(x, 2, 3, 0, dout), by_definition(x, 2, 3, 0, dout), "(y, dx)")


def test_an_incomplete_last_window_is_dropped(kata, rng):
    """k = 2 and s = 2 on a 5x7 image: 2x3 windows; the last row and column get no gradient."""
    x, dout = distinct(rng, 5, 7), rng.integers(1, 9, (2, 3)).astype(float)

    assert_close(kata.max_pool_forward_backward(x, 2, 2, 0, dout), by_definition(x, 2, 2, 0, dout), "(y, dx)")


def test_overlap_and_padding_together(kata, rng):
    """k = 4, s = 1, p = 2 on a 4x6 image give 5x7 windows, and dx is 4x6."""
    x, dout = distinct(rng, 4, 6), rng.integers(-4, 5, (5, 7)).astype(float)

    assert_close(kata.max_pool_forward_backward(x, 4, 1, 2, dout), by_definition(x, 4, 1, 2, dout), "(y, dx)")


def test_no_gradient_is_lost_or_made(kata, rng):
    """The sum of dx is the sum of dout, on an image full of ties."""
    x, dout = rng.integers(0, 2, (6, 8)).astype(float), rng.integers(1, 9, (3, 4)).astype(float)

    y, dx = kata.max_pool_forward_backward(x, 3, 2, 1, dout)

    assert_close(dx.sum(), dout.sum(), "the sum of dx")
    assert_close((y, dx), by_definition(x, 3, 2, 1, dout), "(y, dx)")

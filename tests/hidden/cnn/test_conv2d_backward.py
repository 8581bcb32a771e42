import numpy as np
import pytest

from grader.expect import assert_close


def whole(rng, *shape):
    """Whole numbers: sums of their products are exact in any order and in single precision too."""
    return rng.integers(-4, 5, shape).astype(float)


def forward(x, w, stride, pad):
    """The convolution by its formula."""
    (N, _, H, W), (O, _, k, _) = x.shape, w.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    y = np.zeros((N, O, (H + 2 * pad - k) // stride + 1, (W + 2 * pad - k) // stride + 1))
    for i, j in np.ndindex(y.shape[2:]):
        window = padded[:, :, i * stride : i * stride + k, j * stride : j * stride + k]
        y[:, :, i, j] = np.einsum("ncuv,ocuv->no", window, w)
    return y


def by_nudging(x, w, dout, stride, pad):
    """Gradients by adding 1 to one number at a time: exact, as the layer is linear in each of its inputs."""

    def loss(x, w):
        return (forward(x, w, stride, pad) * dout).sum()

    dx, dw = np.zeros(x.shape), np.zeros(w.shape)
    for place in np.ndindex(x.shape):
        dx[place] = loss(*_nudged(x, place), w) - loss(x, w)
    for place in np.ndindex(w.shape):
        dw[place] = loss(x, *_nudged(w, place)) - loss(x, w)
    return dx, dw, np.array([dout[:, o].sum() for o in range(len(w))])


def _nudged(array, place):
    array = array.copy()
    array[place] += 1.0
    return (array,)


def test_one_window_by_hand(kata):
    """One 2x2 window: dx is dout times the kernel, dw is dout times the image, db is dout."""
    x, w = np.array([[[[1.0, 2.0], [3.0, 4.0]]]]), np.array([[[[5.0, 6.0], [7.0, 8.0]]]])

    dx, dw, db = kata.conv2d_backward(x, w, np.array([[[[10.0]]]]), 1, 0)

    assert_close(dx, 10.0 * w, "dx")
    assert_close(dw, 10.0 * x, "dw")
    assert_close(db, np.array([10.0]), "db")


def test_shared_pixels_add_up(kata):
    """Both windows of the kernel (1, 10) see the middle pixel, whose gradient is 10 * 2 + 1 * 3 = 23."""
    x, w = np.array([[[[1.0, 2.0, 3.0]] * 2]]), np.array([[[[1.0, 10.0], [0.0, 0.0]]]])

    dx, dw, db = kata.conv2d_backward(x, w, np.array([[[[2.0, 3.0]]]]), 1, 0)

    assert_close(dx, np.array([[[[2.0, 23.0, 30.0], [0.0, 0.0, 0.0]]]]), "dx")
    assert_close(dw, np.array([[[[8.0, 13.0], [8.0, 13.0]]]]), "dw")
    assert_close(db, np.array([5.0]), "db")


def test_the_gradient_of_the_padding_is_thrown_away(kata):
    """All ones, k = 3, pad 1 on 3x4: dx counts the windows over each pixel, 4, 6 or 9, and is 3x4."""
    x, w = np.ones((1, 1, 3, 4)), np.ones((1, 1, 3, 3))
    counts = np.array([[4.0, 6.0, 6.0, 4.0], [6.0, 9.0, 9.0, 6.0], [4.0, 6.0, 6.0, 4.0]])

    dx, dw, _ = kata.conv2d_backward(x, w, np.ones((1, 1, 3, 4)), 1, 1)

    assert_close(dx, counts.reshape(1, 1, 3, 4), "dx")
    assert_close(dw, np.array([[6.0, 8.0, 6.0], [9.0, 12.0, 9.0], [6.0, 8.0, 6.0]]).reshape(1, 1, 3, 3), "dw")


def test_the_bias_gradient_is_a_sum(kata, rng):
    """db sums dout over 3 images and 2x4 positions: all ones give 24 per output channel."""
    x, w = whole(rng, 3, 2, 4, 6), whole(rng, 5, 2, 3, 3)

    _, _, db = kata.conv2d_backward(x, w, np.ones((3, 5, 2, 4)), 1, 0)

    assert_close(db, np.full(5, 24.0), "db")


@pytest.mark.parametrize(("stride", "pad", "k"), [(1, 0, 2), (1, 1, 3), (2, 1, 3), (2, 0, 2), (3, 2, 3)])
def test_agrees_with_nudging_every_number(kata, rng, stride, pad, k):
    """dx and dw are what the loss gains when one number of x or w grows by 1."""
    x, w = whole(rng, 2, 2, 4, 5), whole(rng, 3, 2, k, k)
    dout = whole(rng, *forward(x, w, stride, pad).shape)

    got = kata.conv2d_backward(x, w, dout, stride, pad)

    assert_close(got, by_nudging(x, w, dout, stride, pad), "(dx, dw, db)")


def test_pixels_that_no_window_covers_get_zero(kata, rng):
    """k = 2 and stride 3 on 6x7: rows and columns 2 and 5, and column 6, get 0; dx is 6x7."""
    x, w, dout = whole(rng, 1, 1, 6, 7), np.ones((1, 1, 2, 2)), np.ones((1, 1, 2, 2))
    expected = np.outer([1.0, 1, 0, 1, 1, 0], [1.0, 1, 0, 1, 1, 0, 0]).reshape(1, 1, 6, 7)

    dx, _, _ = kata.conv2d_backward(x, w, dout, 3, 0)

    assert_close(dx, expected, "dx")


def test_a_1x1_kernel_is_a_linear_layer(kata, rng):
    """With k = 1 and 3 channels in and out, dx is dout times w and dw is dout times x."""
    x, w, dout = whole(rng, 2, 3, 2, 4), whole(rng, 3, 3, 1, 1), whole(rng, 2, 3, 2, 4)

    dx, dw, _ = kata.conv2d_backward(x, w, dout, 1, 0)

    assert_close(dx, np.einsum("nohw,oc->nchw", dout, w[:, :, 0, 0]), "dx")
    assert_close(dw[:, :, 0, 0], np.einsum("nohw,nchw->oc", dout, x), "dw")


def test_dx_does_not_depend_on_the_image(kata, rng):
    """An image of zeros has the same dx as any other, and a dw of zeros: the layer is linear in each."""
    x, w, dout = whole(rng, 1, 2, 5, 4), whole(rng, 2, 2, 2, 2), whole(rng, 1, 2, 4, 3)

    dx, _, _ = kata.conv2d_backward(x, w, dout, 1, 0)
    dx_of_zeros, dw_of_zeros, _ = kata.conv2d_backward(np.zeros_like(x), w, dout, 1, 0)

    assert_close(dx_of_zeros, dx, "dx for another image")
    assert_close(dw_of_zeros, np.zeros((2, 2, 2, 2)), "dw for an image of zeros")


def test_a_batch_adds_up(kata, rng):
    """dw and db of a batch of 3 are the sums of those of its images; dx is image by image."""
    x, w, dout = whole(rng, 3, 2, 5, 6), whole(rng, 2, 2, 3, 3), whole(rng, 3, 2, 3, 3)

    dx, dw, db = kata.conv2d_backward(x, w, dout, 2, 1)
    parts = [kata.conv2d_backward(x[n : n + 1], w, dout[n : n + 1], 2, 1) for n in range(3)]

    assert_close(dx, np.concatenate([part[0] for part in parts]), "dx")
    assert_close(dw, sum(part[1] for part in parts), "dw")
    assert_close(db, sum(part[2] for part in parts), "db")

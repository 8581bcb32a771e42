import numpy as np
import pytest

from grader.expect import assert_close


def whole(rng, *shape):
    """Whole numbers: sums of their products are exact in any order and in single precision too."""
    return rng.integers(-5, 6, shape).astype(float)


def by_definition(x, w, b, stride, pad, dil, groups):
    """The formula, one output at a time."""
    (N, C, H, W), (O, per_group, kh, kw) = x.shape, w.shape
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    padded[:, :, pad : pad + H, pad : pad + W] = x
    Ho, Wo = (
        (H + 2 * pad - dil * (kh - 1) - 1) // stride + 1,
        (W + 2 * pad - dil * (kw - 1) - 1) // stride + 1,
    )
    y = np.zeros((N, O, Ho, Wo))
    for n, o, i, j, c, u, v in np.ndindex(N, O, Ho, Wo, per_group, kh, kw):
        channel = o // (O // groups) * per_group + c
        y[n, o, i, j] += padded[n, channel, i * stride + u * dil, j * stride + v * dil] * w[o, c, u, v]
    return y + b.reshape(1, O, 1, 1)


def test_by_hand(kata):
    """On [[1, 2, 3], [4, 5, 6]] the kernel [[1, 0], [10, 100]] gives 1 + 40 + 500 = 541, then 652."""
    x, w = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]]), np.array([[[[1.0, 0.0], [10.0, 100.0]]]])

    assert_close(kata.conv2d(x, w), np.array([[[[541.0, 652.0]]]]))


def test_the_border_is_zero(kata):
    """All ones, 3x3 kernel, pad 1: real pixels are counted, 4 in corners, 6 on edges, 9 inside."""
    expected = np.array([[4.0, 6.0, 6.0, 4.0], [6.0, 9.0, 9.0, 6.0], [4.0, 6.0, 6.0, 4.0]])

    y = kata.conv2d(np.ones((1, 1, 3, 4)), np.ones((1, 1, 3, 3)), pad=1)

    assert_close(y, expected.reshape(1, 1, 3, 4))


def test_a_single_bright_pixel_paints_the_kernel_turned_around(kata):
    """The output for one bright pixel is the kernel turned by 180 degrees, as for any cross-correlation."""
    x, w = np.zeros((1, 1, 3, 3)), np.arange(1.0, 10.0).reshape(1, 1, 3, 3)
    x[0, 0, 1, 1] = 1.0

    assert_close(kata.conv2d(x, w, pad=1), w[:, :, ::-1, ::-1].copy())


def test_a_1x1_kernel_mixes_the_channels_of_each_pixel(kata, rng):
    """With a 1x1 kernel each pixel's 3 channels are multiplied by the 2x3 weight matrix and summed."""
    x, w = whole(rng, 2, 3, 4, 5), whole(rng, 2, 3, 1, 1)

    assert_close(kata.conv2d(x, w), np.einsum("oc,nchw->nohw", w[:, :, 0, 0], x))


def test_the_bias_enters_once_per_output_channel(kata):
    """With weights 0, 4 inputs and 3 biases, every pixel of channel o is bias o; without biases it is 0."""
    x, w, b = np.ones((2, 4, 3, 4)), np.zeros((3, 4, 2, 2)), np.array([1.0, -2.0, 3.5])

    assert_close(kata.conv2d(x, w, b), np.ones((2, 3, 2, 3)) * b[:, None, None])
    assert_close(kata.conv2d(x, w), np.zeros((2, 3, 2, 3)))


def test_every_channel_and_image_of_a_batch(kata, rng):
    """2 images of 3 channels, 5x7, with 4 kernels of 2x3 give (2, 4, 4, 5), as the formula says."""
    x, w, b = whole(rng, 2, 3, 5, 7), whole(rng, 4, 3, 2, 3), whole(rng, 4)

    assert_close(kata.conv2d(x, w, b), by_definition(x, w, b, 1, 0, 1, 1))


@pytest.mark.parametrize(("height", "width"), [(6, 9), (7, 5)])
def test_stride_skips_positions_on_both_axes(kata, rng, height, width):
    """Stride 2 with a 3x2 kernel keeps every second position and drops an incomplete last window."""
    x, w = whole(rng, 1, 2, height, width), whole(rng, 3, 2, 3, 2)

    assert_close(kata.conv2d(x, w, stride=2), by_definition(x, w, np.zeros(3), 2, 0, 1, 1))


def test_dilation_spreads_the_taps(kata, rng):
    """Dilation 2 turns a 3x2 kernel into one that covers 5x3 pixels."""
    x, w = whole(rng, 1, 2, 6, 8), whole(rng, 3, 2, 3, 2)

    assert_close(kata.conv2d(x, w, dil=2), by_definition(x, w, np.zeros(3), 1, 0, 2, 1))


def test_padding_2_on_all_four_sides(kata, rng):
    """Padding 2 turns a 4x6 image into 8x10 with the image in the middle."""
    x, w = whole(rng, 1, 2, 4, 6), whole(rng, 3, 2, 3, 2)

    assert_close(kata.conv2d(x, w, pad=2), by_definition(x, w, np.zeros(3), 1, 2, 1, 1))


def test_two_groups_are_two_convolutions_side_by_side(kata, rng):
    """With 2 groups, outputs 0 to 2 see input channels 0 and 1, and outputs 3 to 5 see channels 2 and 3."""
    x, w, b = whole(rng, 2, 4, 4, 5), whole(rng, 6, 2, 2, 3), whole(rng, 6)
    halves = [
        by_definition(x[:, 2 * g : 2 * g + 2], w[3 * g : 3 * g + 3], b[3 * g : 3 * g + 3], 1, 0, 1, 1)
        for g in (0, 1)
    ]

    assert_close(kata.conv2d(x, w, b, groups=2), np.concatenate(halves, axis=1))


def test_as_many_groups_as_channels(kata, rng):
    """With 3 groups of one channel each and 6 outputs, outputs 2c and 2c + 1 see channel c alone."""
    x, w = whole(rng, 1, 3, 4, 5), whole(rng, 6, 1, 3, 3)

    assert_close(kata.conv2d(x, w, pad=1, groups=3), by_definition(x, w, np.zeros(6), 1, 1, 1, 3))


def test_all_options_together(kata, rng):
    """Stride 2, padding 1, dilation 2, 2 groups and a bias at once, on 6x11 and on 8x7 images."""
    for height, width in ((6, 11), (8, 7)):
        x, w, b = whole(rng, 2, 4, height, width), whole(rng, 6, 2, 2, 3), whole(rng, 6)

        y = kata.conv2d(x, w, b, 2, 1, 2, 2)

        assert_close(y, by_definition(x, w, b, 2, 1, 2, 2), f"the output for {height}x{width}")


def test_stride_3_leaves_pixels_between_the_windows(kata, rng):
    """Stride 3 with a 2x2 kernel and padding 1 never sees every third row and column."""
    x, w, b = whole(rng, 1, 2, 8, 10), whole(rng, 2, 2, 2, 2), whole(rng, 2)

    assert_close(kata.conv2d(x, w, b, stride=3, pad=1), by_definition(x, w, b, 3, 1, 1, 1))

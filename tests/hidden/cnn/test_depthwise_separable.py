import numpy as np
import pytest

from grader.expect import assert_close


def whole(rng, *shape):
    """Whole numbers: sums of their products are exact in any order and in single precision too."""
    return rng.integers(-5, 6, shape).astype(float)


def by_definition(x, wd, wp):
    """One dense convolution with the kernel w[o, c] = wp[o, c] * wd[c]."""
    (C, H, W), O, k = x.shape, len(wp), wd.shape[-1]
    y, p = np.zeros((O, H, W)), (k - 1) // 2
    for o, i, j, c, u, v in np.ndindex(O, H, W, C, k, k):
        if 0 <= i + u - p < H and 0 <= j + v - p < W:
            y[o, i, j] += wp[o, c] * wd[c, u, v] * x[c, i + u - p, j + v - p]
    return y


def test_by_hand(kata):
    """Channels (1, 2) and (3, 4), weighted (1, 10) by the center taps and summed, give (31, 42)."""
    x, wd = np.array([[[1.0, 2.0]], [[3.0, 4.0]]]), np.zeros((2, 3, 3))
    wd[:, 1, 1] = [1.0, 10.0]

    y, _ = kata.depthwise_separable(x, wd, np.array([[1.0, 1.0]]))

    assert_close(y, np.array([[[31.0, 42.0]]]), "y")


def test_depthwise_filters_do_not_mix_channels(kata, rng):
    """With the identity as pointwise weights, output c is channel c filtered by filter c alone."""
    x, wd = whole(rng, 3, 4, 5), whole(rng, 3, 3, 3)

    y, _ = kata.depthwise_separable(x, wd, np.eye(3))

    for c in range(3):
        alone = by_definition(x[c : c + 1], wd[c : c + 1], np.eye(1))
        assert_close(y[c], alone[0], f"channel {c}")


def test_pointwise_weights_carry_channel_to_output(kata):
    """wp = [[0, 1], [0, 0]] with 1x1 filters of 1 copies channel 1 to output 0 and leaves output 1 at 0."""
    x = np.arange(1.0, 13.0).reshape(2, 2, 3)

    y, _ = kata.depthwise_separable(x, np.ones((2, 1, 1)), np.array([[0.0, 1.0], [0.0, 0.0]]))

    assert_close(y, np.stack([x[1], np.zeros((2, 3))]), "y")


def test_the_border_is_zero(kata):
    """All ones, 3x3 filter: real pixels are counted, 4 in corners, 6 on edges, 9 inside."""
    expected = np.array([[[4.0, 6.0, 6.0, 4.0], [6.0, 9.0, 9.0, 6.0], [4.0, 6.0, 6.0, 4.0]]])

    y, _ = kata.depthwise_separable(np.ones((1, 3, 4)), np.ones((1, 3, 3)), np.ones((1, 1)))

    assert_close(y, expected, "y")


def test_a_single_bright_pixel_paints_the_filter_turned_around(kata):
    """The output for one bright pixel is the filter turned by 180 degrees, as for any cross-correlation."""
    x, wd = np.zeros((1, 3, 3)), np.arange(1.0, 10.0).reshape(1, 3, 3)
    x[0, 1, 1] = 1.0

    y, _ = kata.depthwise_separable(x, wd, np.ones((1, 1)))

    assert_close(y, wd[:, ::-1, ::-1].copy(), "y")


def test_nothing_non_linear_stands_between(kata, rng):
    """Turning the sign of the image turns the sign of the output, and keeps the cost ratio."""
    x, wd, wp = whole(rng, 2, 3, 4), whole(rng, 2, 3, 3), whole(rng, 3, 2)

    y, ratio = kata.depthwise_separable(x, wd, wp)
    mirrored, same_ratio = kata.depthwise_separable(-x, wd, wp)

    assert_close(mirrored, -1.0 * y, "the output for the negative image")
    assert_close(same_ratio, ratio, "the ratio for the negative image")
    assert_close(ratio, 1 / 3 + 1 / 9, "the ratio")


@pytest.mark.parametrize(("channels", "outputs", "k"), [(3, 4, 3), (4, 2, 5), (2, 2, 3), (1, 3, 1)])
def test_equals_one_dense_convolution(kata, rng, channels, outputs, k):
    """The output is that of one standard convolution with the kernel wp[o, c] * wd[c]."""
    x, wd, wp = whole(rng, channels, 4, 6), whole(rng, channels, k, k), whole(rng, outputs, channels)

    y, _ = kata.depthwise_separable(x, wd, wp)

    assert_close(y, by_definition(x, wd, wp), "y")


@pytest.mark.parametrize(("channels", "outputs", "k"), [(2, 8, 3), (6, 4, 3), (3, 5, 5), (2, 2, 1)])
def test_cost_ratio_by_counting(kata, channels, outputs, k):
    """The ratio is (k*k*C + C*O) multiply-adds per pixel over k*k*C*O."""
    separable, standard = k * k * channels + channels * outputs, k * k * channels * outputs

    _, ratio = kata.depthwise_separable(
        np.ones((channels, 2, 3)), np.ones((channels, k, k)), np.ones((outputs, channels))
    )

    assert_close(ratio, separable / standard, "the ratio")


def test_cost_ratio_of_a_mobilenet_layer(kata):
    """For 128 output channels and k = 3 the ratio is 0.1189, a saving of more than 8 times."""
    _, ratio = kata.depthwise_separable(np.ones((2, 1, 1)), np.ones((2, 3, 3)), np.ones((128, 2)))

    assert_close(ratio, 0.11892361111, "the ratio")

import math

import numpy as np

from grader.expect import assert_close

# Single precision inside is right too, hence the tolerance; outputs are of the order of 1 to 100.
CLOSE = {"rtol": 1e-5, "atol": 1e-5}


def weights(rng, C):
    """Weights of the order of 1, none of them neutral: (wd, bd, g, b, W1, b1, W2, b2, gamma)."""
    shapes = [(C, 7, 7), (C,), (C,), (C,), (C, 4 * C), (4 * C,), (4 * C, C), (C,), (C,)]
    return [rng.uniform(0.5, 1.5, shape) * rng.choice([-1.0, 1.0], shape) for shape in shapes]


def neutral(C):
    """A depthwise step and a norm that add nothing, and pointwise layers that hand C channels on."""
    wd = np.zeros((C, 7, 7))
    wd[:, 3, 3] = 1.0
    zeros, ones = np.zeros(C), np.ones(C)
    return [wd, zeros, ones, zeros, np.eye(C, 4 * C), np.zeros(4 * C), np.eye(4 * C, C), zeros, ones]


def by_definition(x, wd, bd, g, b, W1, b1, W2, b2, gamma, eps):
    """One position at a time."""
    (N, C, H, W), y = x.shape, x.copy()
    padded = np.pad(x, ((0, 0), (0, 0), (3, 3), (3, 3)))
    for n, i, j in np.ndindex(N, H, W):
        z = np.array([(padded[n, c, i : i + 7, j : j + 7] * wd[c]).sum() + bd[c] for c in range(C)])
        z = (z - z.mean()) / math.sqrt(((z - z.mean()) ** 2).mean() + eps) * g + b
        z = np.array([v * 0.5 * math.erfc(-v / math.sqrt(2)) for v in z @ W1 + b1])
        y[n, :, i, j] += gamma * (z @ W2 + b2)
    return y


def test_one_pixel_by_hand(kata):
    """Channels (1, 3) are normalized to (-1, 1), GELU gives (-0.159, 0.841): the sum is (0.841, 3.841)."""
    x = np.array([1.0, 3.0]).reshape(1, 2, 1, 1)

    y = kata.convnext_block(x, *neutral(2), eps=0.0)

    assert_close(y.ravel(), np.array([0.84134475, 3.84134475]), **CLOSE)


def test_each_position_is_normalized_over_its_own_channels(kata):
    """The pixels (1, 3) and (100, 300) are both normalized to (-1, 1), so the block adds the same to both."""
    x = np.array([[1.0, 100.0], [3.0, 300.0]]).reshape(1, 2, 1, 2)

    added = kata.convnext_block(x, *neutral(2), eps=0.0) - x

    assert_close(added.reshape(2, 2), np.array([[-0.15865525] * 2, [0.84134475] * 2]), rtol=1e-4, atol=1e-4)


def test_the_depthwise_window_is_7x7_on_zeros(kata, rng):
    """A 3x5 image of 3 channels, smaller than the kernel: every output sees the zero border."""
    x, parameters = rng.normal(size=(1, 3, 3, 5)), weights(rng, 3)

    assert_close(kata.convnext_block(x, *parameters), by_definition(x, *parameters, 1e-6), **CLOSE)


def test_a_batch_of_larger_images(kata, rng):
    """Two 8x9 images of 2 channels, as the formula says."""
    x, parameters = rng.normal(size=(2, 2, 8, 9)), weights(rng, 2)

    # Two channels alone can be nearly equal at some position, where the norm enlarges rounding: a large eps.
    y = kata.convnext_block(x, *parameters, eps=0.1)

    assert_close(y, by_definition(x, *parameters, 0.1), **CLOSE)


def test_eps_joins_the_variance_under_the_root(kata):
    """Channels (1, 3) with eps = 3 become -1/sqrt(1 + 3) and 1/sqrt(1 + 3), that is -0.5 and 0.5."""
    x = np.array([1.0, 3.0]).reshape(1, 2, 1, 1)

    y = kata.convnext_block(x, *neutral(2), eps=3.0)

    assert_close(y.ravel(), np.array([0.84573127, 3.34573127]), **CLOSE)


def test_layer_scale_0_leaves_the_input(kata, rng):
    """With gamma = 0 the block is the identity: gamma gates the branch alone."""
    x, parameters = rng.normal(size=(2, 3, 4, 5)), weights(rng, 3)

    y = kata.convnext_block(x, *parameters[:-1], np.zeros(3))

    assert_close(y, x, **CLOSE)


def test_layer_scale_acts_per_channel(kata, rng):
    """gamma = (1, 0, 2) leaves channel 1 as it was, and adds twice the branch to channel 2."""
    x, parameters = rng.normal(size=(1, 3, 4, 5)), weights(rng, 3)[:-1]

    branch = kata.convnext_block(x, *parameters, np.ones(3)) - x
    added = kata.convnext_block(x, *parameters, np.array([1.0, 0.0, 2.0])) - x

    assert_close(added, branch * np.array([1.0, 0.0, 2.0])[:, None, None], rtol=1e-4, atol=1e-4)
    assert_close(branch, by_definition(x, *parameters, np.ones(3), 1e-6) - x, rtol=1e-4, atol=1e-4)


def test_the_depthwise_bias_reaches_the_norm(kata):
    """With depthwise weights 0 and bias (0, 4), every position is normalized to (-1, 1)."""
    x, parameters = np.arange(40.0).reshape(1, 2, 4, 5), neutral(2)
    parameters[0], parameters[1] = np.zeros((2, 7, 7)), np.array([0.0, 4.0])

    added = kata.convnext_block(x, *parameters, eps=0.0) - x

    expected = np.ones((1, 2, 4, 5)) * np.array([-0.15865525, 0.84134475])[:, None, None]
    assert_close(added, expected, **CLOSE)


def test_the_second_pointwise_layer_is_linear(kata):
    """With W2 = 0 the branch is its bias b2 = (-5, 2): it may be negative."""
    x, parameters = np.arange(12.0).reshape(1, 2, 2, 3), neutral(2)
    parameters[6], parameters[7] = np.zeros((8, 2)), np.array([-5.0, 2.0])

    y = kata.convnext_block(x, *parameters)

    assert_close(y, x + np.array([-5.0, 2.0])[:, None, None], **CLOSE)


def test_gelu_is_the_exact_one(kata):
    """With LN giving 0, b1 = (-3, -2, -0.5, 0.5, 2, 3, ...) goes through z * Phi(z), within 1e-5."""
    z, parameters = np.array([-3.0, -2.0, -0.5, 0.5, 2.0, 3.0, 0.0, 1.0]), neutral(2)
    parameters[2], parameters[5], parameters[6] = np.zeros(2), z, np.eye(8, 2) * 1.0
    parameters[6][:, 0], parameters[6][:, 1] = [1, 0, 1, 0, 1, 0, 0, 0], [0, 1, 0, 1, 0, 1, 1, 1]
    gelu = [-0.00404969, -0.04550026, -0.15426877, 0.34573123, 1.95449974, 2.99595031, 0.0, 0.84134475]

    y = kata.convnext_block(np.zeros((1, 2, 1, 1)), *parameters)

    expected = [gelu[0] + gelu[2] + gelu[4], gelu[1] + gelu[3] + gelu[5] + gelu[7]]
    assert_close(y.ravel(), np.array(expected), **CLOSE)


def test_images_of_a_batch_do_not_see_each_other(kata, rng):
    """The second image of a batch gives the same as alone."""
    x, parameters = rng.normal(size=(2, 3, 3, 4)), weights(rng, 3)

    both = kata.convnext_block(x, *parameters)
    alone = kata.convnext_block(x[1:], *parameters)

    assert_close(both[1:], alone, **CLOSE)
    assert_close(alone, by_definition(x[1:], *parameters, 1e-6), **CLOSE)

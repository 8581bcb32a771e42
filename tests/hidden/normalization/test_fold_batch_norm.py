import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-5}  # float32 inside is right too, also after the test's own convolution


def conv(x, w, b):
    """A convolution without padding, stride 1."""
    k, (height, width) = w.shape[-1], x.shape[2:]
    y = np.zeros((len(x), len(w), height - k + 1, width - k + 1))
    for i in range(y.shape[2]):
        for j in range(y.shape[3]):
            y[:, :, i, j] = np.einsum("nckl,ockl->no", x[:, :, i : i + k, j : j + k], w) + b
    return y


def conv_then_batch_norm(x, w, b, g, beta, rm, rv, eps):
    z = conv(x, w, np.zeros(len(w)) if b is None else b)
    columns = [value[:, None, None] for value in (g, beta, rm, rv)]
    return (z - columns[2]) / np.sqrt(columns[3] + eps) * columns[0] + columns[1]


def random_layer(rng, outputs, inputs, k):
    w, b, g, beta, rm = (rng.normal(size=shape) for shape in [(outputs, inputs, k, k), *[outputs] * 4])
    return w, b, g, beta, rm, rng.uniform(0.2, 3.0, outputs)


def one_channel(w=3.0, b=7.0, g=10.0, beta=0.5, rm=1.0, rv=4.0):
    """A 1x1 convolution of one channel and its BatchNorm."""
    vectors = [None if value is None else np.array([value]) for value in (b, g, beta, rm, rv)]
    return np.full((1, 1, 1, 1), w), *vectors


def test_one_channel_by_hand(kata):
    """g = 10 and rv = 4 give the factor 5: w = 3 becomes 15, b = 7 becomes (7 - 1) * 5 + 0.5 = 30.5."""
    got = kata.fold_batch_norm(*one_channel(), eps=0.0)

    assert_close(got, (np.full((1, 1, 1, 1), 15.0), np.array([30.5])), "(w2, b2)", **CLOSE)


def test_no_bias_counts_as_zero(kata):
    """With b = None the running mean is subtracted from 0: b2 = (0 - 1) * 5 + 0.5 = -4.5."""
    got = kata.fold_batch_norm(*one_channel(b=None), eps=0.0)

    assert_close(got, (np.full((1, 1, 1, 1), 15.0), np.array([-4.5])), "(w2, b2)", **CLOSE)


def test_shift_is_added_after_the_scaling(kata):
    """With b = rm nothing is left to scale, and b2 is beta = 0.5."""
    _, b2 = kata.fold_batch_norm(*one_channel(b=1.0), eps=0.0)

    assert_close(b2, np.array([0.5]), "b2", **CLOSE)


def test_eps_joins_the_running_variance(kata):
    """rv = 9 and eps = 16 give the factor 10 / 5 = 2: w2 = 6 and b2 = 12.5."""
    got = kata.fold_batch_norm(*one_channel(rv=9.0), eps=16.0)

    assert_close(got, (np.full((1, 1, 1, 1), 6.0), np.array([12.5])), "(w2, b2)", **CLOSE)


def test_default_eps_matters_for_a_small_variance(kata):
    """At rv = 1e-5, as large as the default eps, the factor is 10 / sqrt(2e-5)."""
    w2, _ = kata.fold_batch_norm(*one_channel(w=0.01, rv=1e-5))

    assert_close(w2, np.full((1, 1, 1, 1), 0.1 / math.sqrt(2e-5)), "w2", **CLOSE)


def test_factor_belongs_to_the_output_channel(kata):
    """Two output channels with factors 1 and 10 scale the rows of [[1, 2], [3, 4]] to [[1, 2], [30, 40]]."""
    w, zero = np.array([[1.0, 2.0], [3.0, 4.0]]).reshape(2, 2, 1, 1), np.zeros(2)

    w2, _ = kata.fold_batch_norm(w, None, np.array([1.0, 10.0]), zero, zero, np.ones(2), eps=0.0)

    assert_close(w2, np.array([[1.0, 2.0], [30.0, 40.0]]).reshape(2, 2, 1, 1), "w2", **CLOSE)


def test_folded_convolution_replaces_the_two_layers(kata, rng):
    """Four output and three input channels, 3x3 kernels: one convolution gives what conv and BN give."""
    layer, x = random_layer(rng, 4, 3, 3), rng.normal(size=(2, 3, 5, 4))

    w2, b2 = kata.fold_batch_norm(*layer, eps=0.1)

    assert_close(
        conv(x, w2, b2), conv_then_batch_norm(x, *layer, 0.1), "the output of the convolution", **CLOSE
    )


def test_folded_convolution_without_bias_replaces_the_two_layers(kata, rng):
    """The same with 2x2 kernels, two output channels and b = None."""
    w, _, g, beta, rm, rv = random_layer(rng, 2, 3, 2)
    x = rng.normal(size=(1, 3, 3, 4))

    w2, b2 = kata.fold_batch_norm(w, None, g, beta, rm, rv, eps=0.01)

    expected = conv_then_batch_norm(x, w, None, g, beta, rm, rv, 0.01)
    assert_close(conv(x, w2, b2), expected, "the output of the convolution", **CLOSE)


def test_as_many_inputs_as_outputs(kata, rng):
    """Three input and three output channels with 3x3 kernels: no axis is told from another by its length."""
    layer, x = random_layer(rng, 3, 3, 3), rng.normal(size=(2, 3, 4, 5))

    w2, b2 = kata.fold_batch_norm(*layer, eps=0.1)

    assert_close(
        conv(x, w2, b2), conv_then_batch_norm(x, *layer, 0.1), "the output of the convolution", **CLOSE
    )

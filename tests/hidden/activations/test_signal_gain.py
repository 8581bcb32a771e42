import math

import numpy as np
import pytest

from grader.expect import assert_close


def moments(left):
    """E[f(z)^2] and E[f'(z)^2] for a standard normal z and a left slope, summed over a fine grid."""
    z = np.linspace(-12.0, 12.0, 4801)
    density = np.exp(-0.5 * z**2) / math.sqrt(2.0 * math.pi) * (z[1] - z[0])
    slope = np.where(z > 0, 1.0, left)
    slope[z == 0] = math.sqrt((1.0 + left**2) / 2.0)
    return float((density * (slope * z) ** 2).sum()), float((density * slope**2).sum())


def test_he_keeps_the_signal(kata):
    """With c = 2 and ReLU both ratios are 1 after 1 and after 40 layers."""
    assert_close(kata.signal_gain(1, 2.0, "relu"), (1.0, 1.0))
    assert_close(kata.signal_gain(40, 2.0, "relu"), (1.0, 1.0))


def test_xavier_halves_it_under_relu(kata):
    """With c = 1 and ReLU 3 layers leave 1/8 and 20 layers 9.54e-7, both ways."""
    assert_close(kata.signal_gain(3, 1.0, "relu"), (0.125, 0.125))
    assert_close(kata.signal_gain(20, 1.0, "relu"), (2.0**-20, 2.0**-20), atol=1e-14)


def test_linear_layers_multiply_by_c(kata):
    """4 linear layers with c = 1.5 grow both ratios to 1.5^4 = 5.0625; with c = 1 they keep them."""
    assert_close(kata.signal_gain(4, 1.5, "linear"), (5.0625, 5.0625))
    assert_close(kata.signal_gain(30, 1.0, "linear"), (1.0, 1.0))


def test_leaky_by_hand(kata):
    """Leaky ReLU with slope 0.5 and c = 1 has kappa 0.625: 3 layers leave 0.244140625."""
    assert_close(kata.signal_gain(3, 1.0, "leaky", slope=0.5), (0.244140625, 0.244140625))


def test_leaky_slope_is_zero_by_default(kata):
    """Leaky ReLU without a slope behaves as ReLU: c = 3 and 2 layers give 2.25."""
    assert_close(kata.signal_gain(2, 3.0, "leaky"), (2.25, 2.25))


def test_leaky_with_slope_one_is_linear(kata):
    """Leaky ReLU with slope 1 or -1 keeps every square: c = 3 and 2 layers give 9."""
    assert_close(kata.signal_gain(2, 3.0, "leaky", slope=1.0), (9.0, 9.0), "the ratios at slope 1")
    assert_close(kata.signal_gain(2, 3.0, "leaky", slope=-1.0), (9.0, 9.0), "the ratios at slope -1")


def test_slope_matters_for_leaky_only(kata):
    """With slope 0.5 given, ReLU still has kappa 1/2 and linear 1: c = 3 and 2 layers give 2.25 and 9."""
    assert_close(kata.signal_gain(2, 3.0, "relu", slope=0.5), (2.25, 2.25), "the ratios of ReLU")
    assert_close(kata.signal_gain(2, 3.0, "linear", slope=0.5), (9.0, 9.0), "the ratios of linear layers")


def test_depths_multiply(kata):
    """5 layers do what 2 and then 3 layers do."""
    two, three = (np.asarray(kata.signal_gain(depth, 1.7, "leaky", slope=0.3)) for depth in (2, 3))

    assert_close(kata.signal_gain(5, 1.7, "leaky", slope=0.3), tuple(float(part) for part in two * three))


def test_no_layers_change_nothing(kata):
    """With depth 0 both ratios are 1."""
    assert_close(kata.signal_gain(0, 1.7, "relu"), (1.0, 1.0))


@pytest.mark.parametrize("slope", [0.0, 0.2, 0.8])
def test_one_layer_agrees_with_the_integrals(kata, slope):
    """One leaky layer gives c E[f(z)^2] forward and c E[f'(z)^2] backward, integrated over a normal z."""
    forward, backward = moments(slope)

    assert_close(kata.signal_gain(1, 1.3, "leaky", slope=slope), (1.3 * forward, 1.3 * backward), rtol=1e-5)


def test_doubled_weights_quadruple_each_layer(kata):
    """Twice the weights, four times c: each of 3 layers gains a factor 4, in all 64."""
    plain = np.asarray(kata.signal_gain(3, 0.5, "relu"))

    assert_close(kata.signal_gain(3, 2.0, "relu"), tuple(float(part) for part in 64.0 * plain))

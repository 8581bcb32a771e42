import math

import numpy as np
import pytest

from grader.expect import assert_close

LAM, ALPHA = 1.0507009873554805, 1.6732632423543772
LOG_2 = math.log(2.0)


def _family(kata, *args, **options):
    """Value and slope. The slopes 0 and 1 of ReLU may come as integers or booleans, from np.where(z > 0, 1, 0)."""
    value, slope = kata.relu_family(*args, **options)
    counted = isinstance(slope, np.ndarray) and slope.dtype.kind in "biu"
    return value, slope.astype(float) if counted else slope


def test_relu_by_hand(kata):
    """ReLU turns (-2, 3, 0.5) into (0, 3, 0.5) with slopes (0, 1, 1)."""
    value, slope = _family(kata, np.array([-2.0, 3.0, 0.5]), "relu")

    assert_close(value, np.array([0.0, 3.0, 0.5]), "the value")
    assert_close(slope, np.array([0.0, 1.0, 1.0]), "the derivative")


def test_leaky_by_hand(kata):
    """Leaky ReLU with a = 0.2 turns (-5, 3) into (-1, 3) with slopes (0.2, 1)."""
    value, slope = _family(kata, np.array([-5.0, 3.0]), "leaky", a=0.2)

    assert_close(value, np.array([-1.0, 3.0]), "the value")
    assert_close(slope, np.array([0.2, 1.0]), "the derivative")


def test_leaky_may_be_steeper_on_the_left(kata):
    """Leaky ReLU with a = 3 turns (-2, 2) into (-6, 2) with slopes (3, 1)."""
    value, slope = _family(kata, np.array([-2.0, 2.0]), "leaky", a=3.0)

    assert_close(value, np.array([-6.0, 2.0]), "the value")
    assert_close(slope, np.array([3.0, 1.0]), "the derivative")


def test_default_slope_is_one_hundredth(kata):
    """Without a, leaky ReLU turns -3 into -0.03, and ELU saturates at -0.01."""
    value, slope = _family(kata, np.array([-3.0]), "leaky")
    floor, _ = _family(kata, np.array([-40.0]), "elu")

    assert_close(value, np.array([-0.03]), "the value of leaky ReLU")
    assert_close(slope, np.array([0.01]), "the derivative of leaky ReLU")
    assert_close(floor, np.array([-0.01]), "the value of ELU")


def test_elu_by_hand(kata):
    """ELU with a = 3 turns (-log 2, 2, -log 4) into (-1.5, 2, -2.25) with slopes (1.5, 1, 0.75)."""
    value, slope = _family(kata, np.array([-LOG_2, 2.0, -2 * LOG_2]), "elu", a=3.0)

    assert_close(value, np.array([-1.5, 2.0, -2.25]), "the value")
    assert_close(slope, np.array([1.5, 1.0, 0.75]), "the derivative")


def test_selu_by_hand(kata):
    """SELU scales both branches by lam: 2 becomes 2.1014, and -log 4 becomes -0.75 lam alpha."""
    value, slope = _family(kata, np.array([2.0, -2 * LOG_2]), "selu")

    assert_close(value, np.array([2.0 * LAM, -0.75 * LAM * ALPHA]), "the value")
    assert_close(slope, np.array([LAM, 0.25 * LAM * ALPHA]), "the derivative")


def test_selu_and_relu_ignore_a(kata):
    """With a = 5, SELU of -40 is still -1.7581 and ReLU of -40 still 0."""
    selu, _ = _family(kata, np.array([-40.0]), "selu", a=5.0)
    relu, slope = _family(kata, np.array([-40.0]), "relu", a=5.0)

    assert_close(selu, np.array([-LAM * ALPHA]), "SELU")
    assert_close(relu, np.array([0.0]), "ReLU")
    assert_close(slope, np.array([0.0]), "the derivative of ReLU")


@pytest.mark.parametrize(
    ("kind", "at_zero"), [("relu", 0.0), ("leaky", 0.3), ("elu", 0.3), ("selu", LAM * ALPHA)]
)
def test_kink_belongs_to_the_left_branch(kata, kind, at_zero):
    """At z = 0 the value is 0 and the slope that of the left branch: 0, a, a and lam alpha."""
    value, slope = _family(kata, np.array([0.0]), kind, a=0.3)

    assert_close(value, np.array([0.0]), "the value")
    assert_close(slope, np.array([at_zero]), "the derivative")


@pytest.mark.parametrize("kind", ["relu", "leaky", "elu", "selu"])
def test_slope_is_the_central_difference(kata, kind):
    """Away from 0 the derivative agrees with (f(z + h) - f(z - h)) / 2h, for a = 0.7."""
    z, h = np.array([[-3.0, -1.25, -0.5], [0.5, 1.0, 4.0]]), 2.0**-9

    _, slope = _family(kata, z, kind, a=0.7)
    above, _ = _family(kata, z + h, kind, a=0.7)
    below, _ = _family(kata, z - h, kind, a=0.7)

    difference = (np.asarray(above) - np.asarray(below)) / (2 * h)
    assert_close(slope, difference, "the derivative", rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("kind", ["relu", "leaky"])
def test_far_out_it_is_straight(kata, kind):
    """ReLU and leaky ReLU with a = 2 go straight on: nothing is capped at -800, -1e4, 800 or 1e4."""
    left = 2.0 if kind == "leaky" else 0.0

    value, slope = _family(kata, np.array([-800.0, -1e4, 800.0, 1e4]), kind, a=2.0)

    assert_close(value, np.array([-800.0 * left, -1e4 * left, 800.0, 1e4]), "the value")
    assert_close(slope, np.array([left, left, 1.0, 1.0]), "the derivative")


@pytest.mark.parametrize(("kind", "floor", "steep"), [("elu", -2.0, 1.0), ("selu", -LAM * ALPHA, LAM)])
def test_far_out_it_is_finite(kata, kind, floor, steep):
    """ELU with a = 2 and SELU are flat at z = -800 and -1e4, straight at 800 and 1e4, without NaN."""
    value, slope = _family(kata, np.array([-800.0, -1e4, 800.0, 1e4]), kind, a=2.0)

    assert_close(value, np.array([floor, floor, 800.0 * steep, 1e4 * steep]), "the value")
    assert_close(slope, np.array([0.0, 0.0, steep, steep]), "the derivative")


def test_selu_keeps_a_standard_normal_standard(kata):
    """SELU of a standard normal has mean 0 and second moment 1: that is what its constants are for."""
    z = np.linspace(-12.0, 12.0, 4801)
    density = np.exp(-0.5 * z**2) / math.sqrt(2.0 * math.pi) * (z[1] - z[0])

    value = np.asarray(_family(kata, z, "selu")[0])

    assert_close(float((density * value).sum()), 0.0, "the mean", atol=1e-5)
    assert_close(float((density * value**2).sum()), 1.0, "the second moment", atol=1e-5)


@pytest.mark.parametrize("kind", ["relu", "leaky", "elu", "selu"])
def test_shape_is_kept(kata, kind):
    """A (3, 2) transposed view and a (1, 1, 1) array come back in their own shapes."""
    z = np.array([[-1.0, 2.0, -0.5], [1.5, -2.0, 0.25]])

    value, slope = _family(kata, z.T, kind, a=0.5)
    flat_value, flat_slope = _family(kata, z.T.ravel(), kind, a=0.5)
    one, _ = _family(kata, np.zeros((1, 1, 1)), kind, a=0.5)

    assert_close(value, np.asarray(flat_value).reshape(3, 2), "the value")
    assert_close(slope, np.asarray(flat_slope).reshape(3, 2), "the derivative")
    assert_close(one, np.zeros((1, 1, 1)), "the value at a single zero")

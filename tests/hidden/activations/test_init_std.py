import math

import pytest

from grader.expect import assert_close


def test_he_by_hand(kata):
    """8 inputs into a ReLU: He fan-in gives std 0.5 and bound 0.866."""
    assert_close(kata.init_std((3, 8), "relu", "he_in"), (0.5, math.sqrt(0.75)))


def test_he_out_counts_the_outputs(kata):
    """32 outputs of a ReLU layer: He fan-out gives std 0.25 and bound 0.433."""
    assert_close(kata.init_std((32, 5), "relu", "he_out"), (0.25, math.sqrt(3.0) / 4))


def test_xavier_by_hand(kata):
    """4 inputs, 2 outputs, linear: std sqrt(1/3) = 0.577 and bound 1."""
    assert_close(kata.init_std((2, 4), "linear", "xavier"), (math.sqrt(1 / 3), 1.0))


def test_xavier_treats_both_fans_alike(kata):
    """Xavier gives the same for (7, 2) and (2, 7)."""
    wide = kata.init_std((7, 2), "tanh", "xavier")

    assert_close(kata.init_std((2, 7), "tanh", "xavier"), tuple(float(part) for part in wide))
    assert_close(wide[0], 5 / 3 * math.sqrt(2 / 9), "std")


def test_kernel_area_belongs_to_fan_in(kata):
    """A 3x4 kernel on 2 channels sums 24 products: linear he_in gives std 1 / sqrt(24)."""
    std, bound = kata.init_std((5, 2, 3, 4), "linear", "he_in")

    assert_close((std, bound), (1 / math.sqrt(24), 1 / math.sqrt(8)))


def test_kernel_area_belongs_to_fan_out(kata):
    """A 3x4 kernel into 5 channels has fan_out 60: linear he_out gives std 1 / sqrt(60)."""
    std, bound = kata.init_std((5, 2, 3, 4), "linear", "he_out")

    assert_close((std, bound), (1 / math.sqrt(60), 1 / math.sqrt(20)))


def test_kernel_area_counts_in_xavier(kata):
    """A 3x4 kernel from 2 to 5 channels: linear Xavier gives std sqrt(2 / 84)."""
    std, bound = kata.init_std((5, 2, 3, 4), "linear", "xavier")

    assert_close((std, bound), (math.sqrt(2 / 84), math.sqrt(6 / 84)))


@pytest.mark.parametrize("scheme", ["xavier", "he_in", "he_out"])
@pytest.mark.parametrize(
    ("act", "gain"),
    [("linear", 1.0), ("sigmoid", 1.0), ("tanh", 5 / 3), ("relu", math.sqrt(2)), ("leaky", 1.25)],
)
def test_gain_multiplies_every_scheme(kata, scheme, act, gain):
    """The gains are 1, 1, 5/3, sqrt(2) and, for a leaky slope of sqrt(0.28), 1.25, in every scheme."""
    std, _ = kata.init_std((9, 16), act, scheme, slope=math.sqrt(0.28))

    plain = {"xavier": math.sqrt(2 / 25), "he_in": 1 / 4, "he_out": 1 / 3}[scheme]
    assert_close(std, gain * plain, "std")


def test_leaky_slope_is_one_hundredth_by_default(kata):
    """Leaky ReLU without a slope has gain sqrt(2 / 1.0001)."""
    std, _ = kata.init_std((4, 1), "leaky", "he_in")

    assert_close(std, math.sqrt(2 / 1.0001), "std")


def test_leaky_ranges_from_relu_to_linear(kata):
    """Leaky slope 0 is ReLU, gain sqrt(2); slope 1 is linear, gain 1."""
    assert_close(kata.init_std((4, 1), "leaky", "he_in", slope=0.0)[0], math.sqrt(2), "std at slope 0")
    assert_close(kata.init_std((4, 1), "leaky", "he_in", slope=1.0)[0], 1.0, "std at slope 1")


@pytest.mark.parametrize("scheme", ["xavier", "he_in", "he_out"])
def test_uniform_bound_has_that_deviation(kata, scheme):
    """U(-b, b) has variance b^2 / 3, which is std^2."""
    std, bound = kata.init_std((6, 10, 3, 3), "tanh", scheme)

    assert_close(float(bound) ** 2 / 3, float(std) ** 2, "b^2 / 3")

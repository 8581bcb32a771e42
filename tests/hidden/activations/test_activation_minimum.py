import math

import pytest

from grader.expect import assert_close, assert_true

KINDS = ["silu", "gelu", "mish"]
F = {
    "silu": lambda x: x / (1.0 + math.exp(-x)),
    "gelu": lambda x: x * 0.5 * math.erfc(-x / math.sqrt(2.0)),
    "mish": lambda x: x * (1.0 - 2.0 / ((1.0 + math.exp(x)) ** 2 + 1.0)),
}


def test_silu_dips_where_its_value_is_x_plus_one(kata):
    """At the minimum of SiLU the value is x_min + 1, since x (1 - sigmoid(x)) = -1 there."""
    x_min, value_min = kata.activation_minimum("silu")

    assert_close(float(value_min), float(x_min) + 1.0, "value_min", rtol=0.0, atol=3e-6)
    assert_close(
        float(x_min) / (1.0 + math.exp(float(x_min))), -1.0, "x (1 - sigmoid(x))", rtol=0.0, atol=3e-6
    )


def test_silu_depth_solves_its_equation(kata):
    """The depth w of SiLU's dip satisfies w exp(w) = 1/e: w = 0.278."""
    depth = -float(kata.activation_minimum("silu")[1])

    assert_close(depth * math.exp(depth), math.exp(-1.0), "w exp(w)", rtol=0.0, atol=3e-6)


def test_gelu_dips_where_gate_and_density_balance(kata):
    """At the minimum of GELU Phi(x) = -x phi(x), near x = -0.75."""
    x, _ = (float(part) for part in kata.activation_minimum("gelu"))

    density = math.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
    assert_close(0.5 * math.erfc(-x / math.sqrt(2.0)), -x * density, "Phi(x)", rtol=0.0, atol=1e-6)
    assert_close(x, -0.75, "x_min", rtol=0.0, atol=0.01)


def test_gelu_depth(kata):
    """The value of GELU at its minimum is -0.16997."""
    _, value_min = kata.activation_minimum("gelu")

    assert_close(value_min, -0.16997120, "value_min", rtol=0.0, atol=2e-6)


def test_mish_dips_where_its_slope_is_zero(kata):
    """At the minimum of Mish, near x = -1.19, the slope of x tanh(softplus(x)) is 0."""
    x, _ = (float(part) for part in kata.activation_minimum("mish"))

    slope = (F["mish"](x + 1e-4) - F["mish"](x - 1e-4)) / 2e-4
    assert_close(slope, 0.0, "the slope", atol=1e-6)
    assert_close(x, -1.19, "x_min", rtol=0.0, atol=0.01)


def test_mish_depth(kata):
    """The value of Mish at its minimum is -0.30884."""
    _, value_min = kata.activation_minimum("mish")

    assert_close(value_min, F["mish"](-1.1924312), "value_min", rtol=0.0, atol=2e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_value_belongs_to_the_place(kata, kind):
    """value_min is the activation at x_min."""
    x_min, value_min = kata.activation_minimum(kind)

    assert_close(float(value_min), F[kind](float(x_min)), "value_min", rtol=0.0, atol=2e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_nearby_is_lower(kata, kind):
    """The activation is higher 0.01 to the left and 0.01 to the right of x_min, and at -3 and 0."""
    x = float(kata.activation_minimum(kind)[0])

    nearby = min(F[kind](t) for t in (x - 0.01, x + 0.01, -3.0, 0.0))
    assert_true(nearby > F[kind](x), f"the activation is lower than at {x:.6f} elsewhere")

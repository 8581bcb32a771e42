import math

import pytest

from grader.expect import assert_close

SINGLE = {"rtol": 1e-5, "atol": 1e-6}  # single precision inside will do
MIXED = [
    ("mul", 0, 1),
    ("sin", 3),
    ("div", 4, 2),
    ("exp", 5),
    ("sub", 6, 0),
    ("tanh", 7),
    ("mul", 8, 6),
    ("add", 9, 4),
]


def _mixed(x, y, z):
    """The function that MIXED computes."""
    s = math.sin(x * y)
    e = math.exp(s / z)
    return math.tanh(e - x) * e + s


def test_square(kata):
    """x * x at 3 along 1 is 9 with tangent 6."""
    assert_close(kata.forward_mode_jvp([("mul", 0, 0)], [3.0], [1.0]), (9.0, 6.0))


@pytest.mark.parametrize(("v", "tangent"), [([1.0, 0.0], 5.0), ([0.0, 1.0], 2.0), ([3.0, -2.0], 11.0)])
def test_product(kata, v, tangent):
    """x * y at (2, 5) has tangent 5 along (1, 0), 2 along (0, 1) and 11 along (3, -2)."""
    assert_close(kata.forward_mode_jvp([("mul", 0, 1)], [2.0, 5.0], v), (10.0, tangent))


def test_quotient(kata):
    """x / y at (3, 2) along (1, 4) is 1.5 with tangent (1 * 2 - 3 * 4) / 4 = -2.5."""
    assert_close(kata.forward_mode_jvp([("div", 0, 1)], [3.0, 2.0], [1.0, 4.0]), (1.5, -2.5))


def test_sum_and_difference(kata):
    """x + y and x - y at (1, 2) along (3, 5) have tangents 8 and -2."""
    assert_close(kata.forward_mode_jvp([("add", 0, 1)], [1.0, 2.0], [3.0, 5.0]), (3.0, 8.0), "the sum")
    assert_close(
        kata.forward_mode_jvp([("sub", 0, 1)], [1.0, 2.0], [3.0, 5.0]), (-1.0, -2.0), "the difference"
    )


@pytest.mark.parametrize(
    ("op", "value", "slope"),
    [
        ("sin", math.sin(0.5), math.cos(0.5)),
        ("exp", math.exp(0.5), math.exp(0.5)),
        ("log", math.log(0.5), 2.0),
        ("tanh", math.tanh(0.5), 1.0 - math.tanh(0.5) ** 2),
    ],
)
def test_functions_of_one_argument(kata, op, value, slope):
    """sin, exp, log and tanh at 0.5 along 3 have three times their slope as tangent."""
    assert_close(kata.forward_mode_jvp([(op, 0)], [0.5], [3.0]), (value, 3 * slope), op, **SINGLE)


def test_chain(kata):
    """sin(x * x) at 1.5 along 1 has tangent 3 cos(2.25)."""
    got = kata.forward_mode_jvp([("mul", 0, 0), ("sin", 1)], [1.5], [1.0])

    assert_close(got, (math.sin(2.25), 3 * math.cos(2.25)), **SINGLE)


def test_reused_slots(kata):
    """(x y + sin x) x at (1, 2) along (1, 0) has tangent 2 x y + sin x + x cos x."""
    prog = [("mul", 0, 1), ("sin", 0), ("add", 2, 3), ("mul", 4, 0)]

    got = kata.forward_mode_jvp(prog, [1.0, 2.0], [1.0, 0.0])

    assert_close(got, (2.0 + math.sin(1.0), 4.0 + math.sin(1.0) + math.cos(1.0)), **SINGLE)


def test_slope_along_the_direction(kata):
    """A program of eight instructions over three inputs has the slope of central differences along v."""
    x, v, step = [0.7, -1.2, 1.9], [0.3, -2.0, 0.8], 1e-5

    got = kata.forward_mode_jvp(MIXED, x, v)

    ahead, behind = (_mixed(*(a + sign * step * b for a, b in zip(x, v))) for sign in (1, -1))
    assert_close(got, (_mixed(*x), (ahead - behind) / (2 * step)), **SINGLE)


def test_small_part_beside_a_large_one(kata):
    """x * x + y at (3, 1e9) along (1, 0) has tangent 6: no difference of two values near 1e9 shows that."""
    got = kata.forward_mode_jvp([("mul", 0, 0), ("add", 2, 1)], [3.0, 1e9], [1.0, 0.0])

    assert_close(got, (1e9 + 9.0, 6.0), **SINGLE)


def test_direction_counts_linearly(kata):
    """Doubling the direction doubles the tangent and leaves the value."""
    once = kata.forward_mode_jvp(MIXED, [0.4, 0.9, -1.5], [1.0, -0.5, 2.0])
    twice = kata.forward_mode_jvp(MIXED, [0.4, 0.9, -1.5], [2.0, -1.0, 4.0])

    assert_close(twice, (once[0], 2 * once[1]), **SINGLE)


def test_last_slot_is_the_output(kata):
    """With an unused exp on the way, x + x * x at 2 along 1 is 6 with tangent 5."""
    got = kata.forward_mode_jvp([("mul", 0, 0), ("exp", 0), ("add", 0, 1)], [2.0], [1.0])

    assert_close(got, (6.0, 5.0))


def test_inputs_that_are_not_used(kata):
    """y + y at (9, 4) along (100, 1) is 8 with tangent 2."""
    assert_close(kata.forward_mode_jvp([("add", 1, 1)], [9.0, 4.0], [100.0, 1.0]), (8.0, 2.0))

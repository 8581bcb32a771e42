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


def test_product(kata):
    """x * y at (2, 5) is 10 with gradient (5, 2)."""
    assert_close(kata.reverse_mode_grad([("mul", 0, 1)], [2.0, 5.0]), (10.0, [5.0, 2.0]))


def test_square(kata):
    """x * x at 3 is 9 with gradient (6)."""
    assert_close(kata.reverse_mode_grad([("mul", 0, 0)], [3.0]), (9.0, [6.0]))


def test_quotient(kata):
    """x / y at (3, 2) is 1.5 with gradient (0.5, -0.75)."""
    assert_close(kata.reverse_mode_grad([("div", 0, 1)], [3.0, 2.0]), (1.5, [0.5, -0.75]))


def test_sum_and_difference(kata):
    """x + y at (1, 2) has gradient (1, 1), x - y has gradient (1, -1)."""
    assert_close(kata.reverse_mode_grad([("add", 0, 1)], [1.0, 2.0]), (3.0, [1.0, 1.0]), "the sum")
    assert_close(kata.reverse_mode_grad([("sub", 0, 1)], [1.0, 2.0]), (-1.0, [1.0, -1.0]), "the difference")


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
    """Three times sin, exp, log or tanh of 0.5 has three times the slope."""
    got = kata.reverse_mode_grad([(op, 0), ("mul", 2, 1)], [0.5, 3.0])

    assert_close(got, (3 * value, [3 * slope, value]), op, **SINGLE)


def test_gradients_of_all_consumers_add(kata):
    """(x y + sin x) x at (1, 2) has the gradient (2 x y + sin x + x cos x, x**2)."""
    prog = [("mul", 0, 1), ("sin", 0), ("add", 2, 3), ("mul", 4, 0)]

    got = kata.reverse_mode_grad(prog, [1.0, 2.0])

    assert_close(got, (2.0 + math.sin(1.0), [4.0 + math.sin(1.0) + math.cos(1.0), 1.0]), **SINGLE)


def test_doubling_ten_times(kata):
    """x + x, ten times over, at 1 is 1024 with gradient (1024)."""
    prog = [("add", k, k) for k in range(10)]

    assert_close(kata.reverse_mode_grad(prog, [1.0]), (1024.0, [1024.0]))


def test_unused_instructions_add_nothing(kata):
    """With an unused exp on the way, x * x at 2 has the gradient (4)."""
    assert_close(kata.reverse_mode_grad([("exp", 0), ("mul", 0, 0)], [2.0]), (4.0, [4.0]))


def test_unused_inputs_get_zero(kata):
    """y * y at (9, 4, 7) has the gradient (0, 8, 0)."""
    assert_close(kata.reverse_mode_grad([("mul", 1, 1)], [9.0, 4.0, 7.0]), (16.0, [0.0, 8.0, 0.0]))


def test_small_part_beside_a_large_one(kata):
    """x * x + y at (3, 1e9) has the gradient (6, 1): no difference of two values near 1e9 shows that."""
    got = kata.reverse_mode_grad([("mul", 0, 0), ("add", 2, 1)], [3.0, 1e9])

    assert_close(got, (1e9 + 9.0, [6.0, 1.0]), **SINGLE)


def test_slopes_of_the_program(kata):
    """A program of eight instructions over three inputs has the gradient of central differences."""
    x, step = [0.7, -1.2, 1.9], 1e-5

    got = kata.reverse_mode_grad(MIXED, x)

    slopes = []
    for i in range(3):
        ahead, behind = list(x), list(x)
        ahead[i], behind[i] = x[i] + step, x[i] - step
        slopes.append((_mixed(*ahead) - _mixed(*behind)) / (2 * step))
    assert_close(got, (_mixed(*x), slopes), **SINGLE)

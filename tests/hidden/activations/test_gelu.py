import math

import numpy as np
import pytest

from grader.expect import assert_close, assert_true


def normal_cdf(x):
    """Phi by the complementary error function, one number at a time."""
    return np.array([0.5 * math.erfc(-t / math.sqrt(2.0)) for t in np.ravel(x)]).reshape(np.shape(x))


def test_exact_form_by_hand(kata):
    """GELU of -1, 0, 1 and 2 is -0.15866, 0, 0.84134 and 1.95450: x times the normal CDF."""
    y = kata.gelu(np.array([-1.0, 0.0, 1.0, 2.0]))

    assert_close(y, np.array([-0.15865525, 0.0, 0.84134475, 1.95449974]), rtol=1e-6, atol=1e-7)


def test_tanh_form_by_hand(kata):
    """The tanh form of -1, 0, 1 and 2 is -0.15881, 0, 0.84119 and 1.95460."""
    y = kata.gelu(np.array([-1.0, 0.0, 1.0, 2.0]), approximate="tanh")

    assert_close(y, np.array([-0.15880801, 0.0, 0.84119199, 1.95459769]), rtol=1e-6, atol=1e-7)


def test_exact_form_on_a_grid(kata):
    """Between -5 and 5 the exact form is x times Phi(x)."""
    x = np.linspace(-5.0, 5.0, 41)

    y = kata.gelu(x, approximate="none")

    assert_close(y, x * normal_cdf(x), rtol=1e-5, atol=1e-6)


def test_tanh_form_on_a_grid(kata):
    """Between -5 and 5 the tanh form is x times a sigmoid of 2 sqrt(2/pi) (x + 0.044715 x^3)."""
    x = np.linspace(-5.0, 5.0, 41)

    y = kata.gelu(x, approximate="tanh")

    # (1 + tanh(u)) / 2 = sigmoid(2u)
    slow = [t / (1.0 + math.exp(-math.sqrt(8.0 / math.pi) * (t + 0.044715 * t * t * t))) for t in x]
    assert_close(y, np.array(slow), rtol=1e-5, atol=1e-6)


def test_exact_form_is_the_default(kata):
    """Without a second argument the exact form is used: 2.5 becomes 2.48448, not 2.48492."""
    x = np.array([2.5, -2.5])

    y = kata.gelu(x)

    assert_close(y, x * normal_cdf(x), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("approximate", ["none", "tanh"])
def test_two_sides_differ_by_x(kata, rng, approximate):
    """gelu(x) - gelu(-x) = x in both forms."""
    x = rng.normal(size=(2, 3)) * 2.0

    right = kata.gelu(x, approximate=approximate)
    left = kata.gelu(-x, approximate=approximate)

    assert_close(np.asarray(right) - np.asarray(left), x, "gelu(x) - gelu(-x)", rtol=1e-5, atol=1e-6)


def test_forms_are_close_but_not_equal(kata):
    """On [-4, 4] the two forms differ by more than 1e-4 somewhere and by less than 6e-4 everywhere."""
    x = np.linspace(-4.0, 4.0, 161)

    gap = np.abs(np.asarray(kata.gelu(x, "none")) - np.asarray(kata.gelu(x, "tanh"))).max()

    assert_true(bool(1e-4 < gap < 6e-4), f"the largest difference is {gap:.1e}")


@pytest.mark.parametrize("approximate", ["none", "tanh"])
def test_far_right_it_is_the_identity(kata, approximate):
    """At x = 10 and 30 GELU is x, at -10 and -30 it is 0."""
    y = kata.gelu(np.array([10.0, 30.0, -10.0, -30.0]), approximate=approximate)

    assert_close(y, np.array([10.0, 30.0, 0.0, 0.0]))


def test_average_over_a_normal(kata):
    """The mean of gelu(x) over a standard normal x is 1 / (2 sqrt(pi))."""
    x = np.linspace(-10.0, 10.0, 2001)
    density = np.exp(-0.5 * x**2) / math.sqrt(2.0 * math.pi) * (x[1] - x[0])

    mean = float((density * np.asarray(kata.gelu(x))).sum())

    assert_close(mean, 1.0 / (2.0 * math.sqrt(math.pi)), "the mean", rtol=1e-5)


@pytest.mark.parametrize("approximate", ["none", "tanh"])
def test_shape_is_kept(kata, approximate):
    """A (3, 2) transposed view and a (1, 1, 1) array come back in their own shapes."""
    x = np.array([[-1.0, 2.0, 0.5], [1.5, -2.0, 0.25]])

    y = kata.gelu(x.T, approximate=approximate)
    flat = kata.gelu(x.T.ravel(), approximate=approximate)
    one = kata.gelu(np.zeros((1, 1, 1)), approximate=approximate)

    assert_close(y, np.asarray(flat).reshape(3, 2))
    assert_close(one, np.zeros((1, 1, 1)), "GELU of a single zero")

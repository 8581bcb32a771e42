import numpy as np

from grader.expect import assert_close, assert_number


def test_q05_eight_sigmoid_slopes(kata):
    """The largest product of 8 sigmoid slopes, in units of 1e-5."""
    assert_number(kata.q05_eight_sigmoid_slopes(), 1.53, 0.005)


def test_q06_dead_fraction_by_hand(kata):
    """Units with (-1, -3), (2, -1) and (0, 0) give 2/3: at or below zero for both examples."""
    z = np.array([[-1.0, 2.0, 0.0], [-3.0, -1.0, 0.0]])

    assert_close(kata.q06_dead_fraction(z), 2 / 3, "the share", atol=1e-6)


def test_q06_dead_fraction_of_one_example(kata):
    """One example with (1, -1) leaves half of the units dead."""
    assert_close(kata.q06_dead_fraction(np.array([[1.0, -1.0]])), 0.5, "the share", atol=1e-6)


def test_q06_dead_fraction_without_a_dead_unit(kata):
    """Units that are each active for one of two examples give 0, though half of the activations are zero."""
    z = np.array([[-1.0, 5.0], [2.0, -4.0]])

    assert_close(kata.q06_dead_fraction(z), 0.0, "the share", atol=1e-6)


def test_q06_dead_fraction_is_per_unit(kata):
    """5 examples by 2 units: an example that is zero in all units does not make a unit dead."""
    z = np.array([[-1.0, -1.0], [-2.0, -0.5], [-3.0, -2.0], [-4.0, -1.0], [-5.0, 1e-9]])

    assert_close(kata.q06_dead_fraction(z), 0.5, "the share", atol=1e-6)


def test_q06_dead_fraction_does_not_average_a_unit(kata):
    """A unit that is active for 1 of 1000 examples lives, although its mean is far below zero."""
    z = np.full((1000, 4), -10.0)
    z[7, 2] = 0.1

    assert_close(kata.q06_dead_fraction(z), 0.75, "the share", atol=1e-6)


def test_q06_dead_fraction_of_all_units(kata, rng):
    """Pre-activations of 6 x 3 negative numbers give 1."""
    assert_close(kata.q06_dead_fraction(-rng.uniform(1, 2, (6, 3))), 1.0, "the share", atol=1e-6)


def test_q06_dead_fraction_of_random_numbers(kata, rng):
    """7 random units over 2 examples agree with a count unit by unit."""
    z = rng.normal(size=(2, 7))

    expected = sum(max(z[:, j]) <= 0 for j in range(7)) / 7
    assert_close(kata.q06_dead_fraction(z), float(expected), "the share", atol=1e-6)


def test_q07_gelu_of_one(kata):
    """The exact GELU at 1, to 4 decimals."""
    assert_number(kata.q07_gelu_of_one(), 0.8413, 5e-05)


def test_q08_leaky_init_variance(kata):
    """Var(w) for leaky ReLU with slope 0.2 and fan_in 100, to 5 decimals."""
    assert_number(kata.q08_leaky_init_variance(), 0.01923, 5e-06)

import math

import numpy as np

from grader.expect import assert_close


def test_log_two_at_zero(kata):
    """At x = 0 softplus is log 2 and log-sigmoid is -log 2."""
    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(np.array([0.0]))

    assert_close(softplus, np.array([math.log(2.0)]), "softplus")
    assert_close(log_sigmoid, np.array([-math.log(2.0)]), "log_sigmoid")


def test_log_three_by_hand(kata):
    """At x = log 3 softplus is log 4 and log-sigmoid is log 3/4; at -log 3 they are log 4/3 and log 1/4."""
    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(np.array([math.log(3.0), -math.log(3.0)]))

    assert_close(softplus, np.log(np.array([4.0, 4.0 / 3.0])), "softplus")
    assert_close(log_sigmoid, np.log(np.array([0.75, 0.25])), "log_sigmoid")


def test_softplus_differs_from_its_mirror_by_x(kata, rng):
    """softplus(x) - softplus(-x) = x, and so it is for log-sigmoid."""
    x = rng.normal(size=(2, 5)) * 4.0

    right, log_right = kata.softplus_and_log_sigmoid(x)
    left, log_left = kata.softplus_and_log_sigmoid(-x)

    assert_close(np.asarray(right) - np.asarray(left), x, "softplus(x) - softplus(-x)", rtol=1e-5, atol=1e-6)
    assert_close(
        np.asarray(log_right) - np.asarray(log_left), x, "the same for log_sigmoid", rtol=1e-5, atol=1e-6
    )


def test_exponentials_undo_the_logarithms(kata):
    """exp(softplus) is 1 + exp(x) and exp(log_sigmoid) is 1 / (1 + exp(-x)) for x from -8 to 8."""
    x = np.arange(-8.0, 9.0)

    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(x)

    assert_close(np.exp(softplus), np.array([1.0 + math.exp(t) for t in x]), "exp(softplus)", rtol=1e-5)
    assert_close(
        np.exp(log_sigmoid), np.array([1.0 / (1.0 + math.exp(-t)) for t in x]), "exp(log_sigmoid)", rtol=1e-5
    )


def test_far_right_softplus_is_x(kata):
    """At x = 800 and 1e4 softplus is x and log-sigmoid is 0, without overflow."""
    x = np.array([800.0, 1e4])

    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(x)

    assert_close(softplus, x, "softplus")
    assert_close(log_sigmoid, np.zeros(2), "log_sigmoid")


def test_far_left_log_sigmoid_is_x(kata):
    """At x = -800 and -1e4 log-sigmoid is x, not -inf, and softplus is 0."""
    x = np.array([-800.0, -1e4])

    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(x)

    assert_close(softplus, np.zeros(2), "softplus")
    assert_close(log_sigmoid, x, "log_sigmoid")


def test_left_tail_of_softplus_is_the_exponential(kata):
    """At x = -20.5, -40 and -80 softplus equals exp(x) - exp(2x) / 2 to six digits."""
    x = np.array([-20.5, -40.0, -80.0])

    softplus, _ = kata.softplus_and_log_sigmoid(x)

    assert_close(softplus, np.exp(x) - np.exp(2.0 * x) / 2.0, "softplus", atol=0.0)


def test_right_tail_of_log_sigmoid_is_the_exponential(kata):
    """At x = 20.5, 40 and 80 log-sigmoid equals -exp(-x) + exp(-2x) / 2 to six digits."""
    x = np.array([20.5, 40.0, 80.0])

    _, log_sigmoid = kata.softplus_and_log_sigmoid(x)

    assert_close(log_sigmoid, np.exp(-2.0 * x) / 2.0 - np.exp(-x), "log_sigmoid", atol=0.0)


def test_twelve_digits(kata):
    """At 20.5, 22 and 25, right and left, both results are exact to twelve digits: e^-20.5 = 1e-9 counts."""
    x = np.array([20.5, 22.0, 25.0])
    tail = np.exp(-x) - np.exp(-2.0 * x) / 2.0

    right, log_right = kata.softplus_and_log_sigmoid(x)
    left, log_left = kata.softplus_and_log_sigmoid(-x)

    assert_close(right, x + tail, "softplus(x)", rtol=1e-12, atol=0.0)
    assert_close(left, tail, "softplus(-x)", rtol=1e-12, atol=0.0)
    assert_close(log_right, -tail, "log_sigmoid(x)", rtol=1e-12, atol=0.0)
    assert_close(log_left, -x - tail, "log_sigmoid(-x)", rtol=1e-12, atol=0.0)


def test_tails_survive_in_float32(kata):
    """For float32 input of -17, -14 and 17, softplus(-17) is 4.14e-8 and log_sigmoid(17) is -4.14e-8."""
    x = np.array([-17.0, -14.0, 17.0], dtype=np.float32)

    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(x)

    tails = [math.log1p(math.exp(-17.0)), math.log1p(math.exp(-14.0))]
    assert_close(softplus, np.array([*tails, 17.0]), "softplus", rtol=1e-5, atol=0.0)
    assert_close(log_sigmoid, np.array([-17.0, -14.0, -tails[0]]), "log_sigmoid", rtol=1e-5, atol=0.0)


def test_near_the_thresholds_that_others_use(kata):
    """Either side of 10 and of 20 the two results keep falling and rising without a jump."""
    x = np.array([9.75, 10.25, 19.75, 20.25])
    tail = np.exp(-x) - np.exp(-2.0 * x) / 2.0 + np.exp(-3.0 * x) / 3.0

    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(-x)
    _, log_right = kata.softplus_and_log_sigmoid(x)

    assert_close(softplus, tail, "softplus(-x)", rtol=1e-5, atol=0.0)
    assert_close(log_sigmoid, -x - tail, "log_sigmoid(-x)")
    assert_close(log_right, -tail, "log_sigmoid(x)", rtol=1e-5, atol=0.0)


def test_slope_of_softplus_is_the_sigmoid(kata):
    """(softplus(x + h) - softplus(x - h)) / 2h is 1 / (1 + exp(-x)) for x from -4 to 4."""
    x, h = np.arange(-4.0, 5.0), 2.0**-6

    above, _ = kata.softplus_and_log_sigmoid(x + h)
    below, _ = kata.softplus_and_log_sigmoid(x - h)

    slope = (np.asarray(above) - np.asarray(below)) / (2 * h)
    assert_close(slope, 1.0 / (1.0 + np.exp(-x)), "the slope", rtol=1e-3, atol=1e-4)


def test_shape_is_kept(kata):
    """A (3, 2) transposed view and a (1, 1) array come back in their own shapes."""
    x = np.log(np.array([[1.0, 3.0, 7.0], [2.0, 0.5, 0.25]]))

    softplus, log_sigmoid = kata.softplus_and_log_sigmoid(x.T)
    small, _ = kata.softplus_and_log_sigmoid(np.zeros((1, 1)))

    assert_close(softplus, np.log(np.array([[2.0, 3.0], [4.0, 1.5], [8.0, 1.25]])), "softplus")
    assert_close(
        log_sigmoid, np.log(np.array([[1 / 2, 2 / 3], [3 / 4, 1 / 3], [7 / 8, 1 / 5]])), "log_sigmoid"
    )
    assert_close(small, np.full((1, 1), math.log(2.0)), "softplus of a (1, 1) array")

import numpy as np

from grader.expect import assert_close


def net(weights, x):
    """The network as a function of an array of inputs."""
    w, b, v, c = weights
    hidden = np.maximum(np.multiply.outer(x, np.asarray(w)) + np.asarray(b), 0.0)  # (M, H)
    return hidden @ np.asarray(v) + np.asarray(c)


def assert_net(weights, x, y, what):
    assert_close(net(weights, np.asarray(x)), np.asarray(y), what, rtol=1e-5, atol=1e-6)


def test_one_segment_by_hand(kata):
    """Through (1, 2) and (3, 8) the network gives 2 at 0, 5 at 2 and 11 at 4."""
    weights = kata.relu_interpolant(np.array([1.0, 3.0]), np.array([2.0, 8.0]))

    assert_net(weights, [0.0, 1.0, 2.0, 3.0, 4.0], [2.0, 2.0, 5.0, 8.0, 11.0], "the network")


def test_three_vectors_of_one_length_and_a_number(kata):
    """w, b and v are vectors of one length, and c is a number."""
    w, b, v, c = kata.relu_interpolant(np.array([0.0, 1.0, 3.0]), np.array([1.0, 2.0, 0.0]))

    assert_close(np.shape(w), (len(v),), "the shape of w")
    assert_close(np.shape(b), (len(v),), "the shape of b")
    assert_close(np.shape(v), (len(v),), "the shape of v")
    assert_close(np.size(c), 1, "the number of values in c")


def test_tent_by_hand(kata):
    """Through (0, 0), (1, 2) and (4, -1) the network gives 1 at 0.5, 1 at 2 and -3 at 6."""
    weights = kata.relu_interpolant(np.array([0.0, 1.0, 4.0]), np.array([0.0, 2.0, -1.0]))

    assert_net(weights, [0.5, 2.0, 3.0, 6.0], [1.0, 1.0, 0.0, -3.0], "the network")


def test_hits_every_knot(kata, rng):
    """On 7 unevenly spaced knots the network gives the 7 values."""
    xs, ys = np.cumsum(rng.uniform(0.2, 2.0, size=7)) - 4.0, rng.normal(size=7) * 3.0

    assert_net(kata.relu_interpolant(xs, ys), xs, ys, "the network at the knots")


def test_straight_between_knots(kata, rng):
    """Between 6 unevenly spaced knots the network agrees with linear interpolation."""
    xs, ys = np.cumsum(rng.uniform(0.2, 2.0, size=6)) - 3.0, rng.normal(size=6) * 3.0
    x = np.linspace(xs[0], xs[-1], 101)

    assert_net(kata.relu_interpolant(xs, ys), x, np.interp(x, xs, ys), "the network between the knots")


def test_constant_on_the_left(kata):
    """Left of the first knot, at -1 and -50, the network stays at ys[0] = 3."""
    weights = kata.relu_interpolant(np.array([-0.5, 0.5, 2.0]), np.array([3.0, -1.0, 4.0]))

    assert_net(weights, [-0.5, -1.0, -50.0], [3.0, 3.0, 3.0], "the network on the left")


def test_last_line_goes_on(kata):
    """Right of the last knot the last slope, 4, continues: 3 at x = 2 becomes 7 at 3 and 43 at 12."""
    weights = kata.relu_interpolant(np.array([0.0, 1.0, 2.0]), np.array([5.0, -1.0, 3.0]))

    assert_net(weights, [2.0, 3.0, 12.0], [3.0, 7.0, 43.0], "the network on the right")


def test_collinear_points_give_one_line(kata):
    """Knots on the line y = 1 - 2x give that line from the first knot on."""
    xs = np.array([-1.0, 0.0, 0.5, 3.0])

    weights = kata.relu_interpolant(xs, 1.0 - 2.0 * xs)

    assert_net(weights, [-1.0, 0.25, 2.0, 5.0], [3.0, 0.5, -3.0, -9.0], "the network")


def test_equal_values_give_a_constant(kata):
    """Where every value is -7 the network is -7 everywhere."""
    weights = kata.relu_interpolant(np.array([-2.0, 0.0, 5.0]), np.full(3, -7.0))

    assert_net(weights, [-9.0, -1.0, 1.0, 9.0], np.full(4, -7.0), "the network")


def test_narrow_and_wide_segments(kata):
    """Segments of width 0.25 and 8 keep their own slopes, 4 and -0.5."""
    weights = kata.relu_interpolant(np.array([1.0, 1.25, 9.25]), np.array([0.0, 1.0, -3.0]))

    assert_net(weights, [1.125, 1.25, 5.25, 11.25], [0.5, 1.0, -1.0, -4.0], "the network")


def test_doubled_values_double_the_network(kata):
    """Twice the values give twice the network, the tails included."""
    xs, ys, x = np.array([0.0, 0.5, 3.0]), np.array([2.0, -1.0, 4.0]), np.array([-4.0, 0.2, 1.0, 7.0])

    single = net(kata.relu_interpolant(xs, ys), x)

    assert_net(kata.relu_interpolant(xs, 2.0 * ys), x, 2.0 * single, "the network of the doubled values")
    assert_close(single, np.array([2.0, 0.8, 0.0, 12.0]), "the network", rtol=1e-5, atol=1e-6)

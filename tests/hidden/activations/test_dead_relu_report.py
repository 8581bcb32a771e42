import numpy as np

from grader.expect import assert_close


def test_three_units_by_hand(kata):
    """Of 3 units over 4 examples one never fires, and 8 of 12 entries are not positive: (1/3, 2/3)."""
    Z = np.array([[-1.0, -2.0, 3.0], [-4.0, 5.0, 6.0], [-7.0, -8.0, 9.0], [-1.0, -1.0, -1.0]])

    assert_close(kata.dead_relu_report(Z), (1 / 3, 8 / 12))


def test_one_example_keeps_a_unit_alive(kata):
    """Units that fire for a single one of 200 examples are not dead: (0, 199/200)."""
    Z = np.full((200, 2), -1.0)
    Z[1, 0] = Z[4, 1] = 1e-3

    assert_close(kata.dead_relu_report(Z), (0.0, 0.995))


def test_exact_zero_counts_as_off(kata):
    """A unit whose pre-activations are 0, 0 and -1 is dead beside one that fires twice: (1/2, 4/6)."""
    Z = np.array([[0.0, 2.0], [0.0, 0.0], [-1.0, 1.0]])

    assert_close(kata.dead_relu_report(Z), (0.5, 4 / 6))


def test_all_zero_layer_is_dead(kata):
    """A layer of zeros is dead and off everywhere: (1, 1)."""
    assert_close(kata.dead_relu_report(np.zeros((3, 5))), (1.0, 1.0))


def test_half_off_is_not_half_dead(kata):
    """Two units that take turns are off half of the time and never dead: (0, 1/2)."""
    Z = np.array([[1.0, -1.0], [-1.0, 1.0], [2.0, -2.0], [-2.0, 2.0]])

    assert_close(kata.dead_relu_report(Z), (0.0, 0.5))


def test_silent_example_is_not_a_dead_unit(kata):
    """An example that switches every unit off kills none: 2 examples, 3 units, (0, 1/2)."""
    Z = np.array([[-1.0, -2.0, -3.0], [1.0, 2.0, 3.0]])

    assert_close(kata.dead_relu_report(Z), (0.0, 0.5))


def test_negative_average_is_not_dead(kata):
    """A unit that is far below 0 on average but fires once is alive: (0, 3/4)."""
    Z = np.array([[-100.0], [-100.0], [-100.0], [0.5]])

    assert_close(kata.dead_relu_report(Z), (0.0, 0.75))


def test_single_example(kata):
    """With one example every unit that is off counts as dead: 3 of 4 units, (3/4, 3/4)."""
    assert_close(kata.dead_relu_report(np.array([[-1.0, 0.0, 2.0, -3.0]])), (0.75, 0.75))


def test_copies_of_the_data_change_nothing(kata, rng):
    """The dataset twice over, in another order, gives the same two fractions."""
    Z = rng.normal(size=(5, 8)) - 1.0
    Z[:, 2] = -np.abs(Z[:, 2])

    once = kata.dead_relu_report(Z)
    twice = kata.dead_relu_report(np.concatenate([Z, Z])[rng.permutation(10)])

    assert_close(twice, tuple(float(part) for part in once))


def test_healthy_layer_is_sparse_and_alive(kata, rng):
    """300 symmetric pre-activations for 20 units: none dead, about half of the entries off."""
    Z = rng.normal(size=(300, 20))

    dead_fraction, zero_fraction = kata.dead_relu_report(Z)

    assert_close(dead_fraction, 0.0, "dead_fraction")
    assert_close(zero_fraction, 0.5, "zero_fraction", atol=0.05)


def test_agrees_with_a_count_unit_by_unit(kata, rng):
    """On 7 examples and 9 units with unequal biases both fractions match a count by hand."""
    Z = rng.normal(size=(7, 9)) + np.linspace(-3.0, 1.0, 9)

    report = kata.dead_relu_report(Z)

    dead = sum(max(Z[n][h] for n in range(7)) <= 0 for h in range(9))
    off = sum(Z[n][h] <= 0 for n in range(7) for h in range(9))
    assert_close(report, (dead / 9, off / 63))


def test_strided_view(kata):
    """Every second unit of a wider layer is judged by itself: (1/2, 3/4)."""
    Z = np.array([[-1.0, 9.0, -2.0, 9.0], [-3.0, 9.0, 4.0, 9.0]])

    assert_close(kata.dead_relu_report(Z[:, ::2]), (0.5, 0.75))

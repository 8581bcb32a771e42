import itertools

import numpy as np

from grader.expect import assert_equal


def _counted(sizes, order):
    """Multiplications counted while the Jacobians are multiplied, pair after pair."""
    running, count = sizes[order[0]], 0
    for k in order[1:]:
        left, right = (sizes[k], running) if k > order[0] else (running, sizes[k])
        count += sum(1 for _ in np.ndindex(left[0], left[1], right[1]))
        running = (left[0], right[1])
    return count


def test_by_hand(kata):
    """Widths 2, 3, 4, 5 cost 24 + 40 multiplications forward and 60 + 30 backward."""
    assert_equal(kata.jacobian_chain_cost([2, 3, 4, 5]), (64, 90))


def test_scalar_loss(kata):
    """Widths 1000, 500, 100, 1 cost 50,100,000 multiplications forward and 550,000 backward."""
    assert_equal(kata.jacobian_chain_cost([1000, 500, 100, 1]), (50_100_000, 550_000))


def test_scalar_input(kata):
    """Widths 1, 100, 500, 1000 cost 550,000 multiplications forward and 50,100,000 backward."""
    assert_equal(kata.jacobian_chain_cost([1, 100, 500, 1000]), (550_000, 50_100_000))


def test_two_layers(kata):
    """Widths 2, 3, 4 have one product, 24 multiplications in either mode."""
    assert_equal(kata.jacobian_chain_cost([2, 3, 4]), (24, 24))


def test_one_layer(kata):
    """Widths 7, 3 have one Jacobian, which is given: no multiplications."""
    assert_equal(kata.jacobian_chain_cost([7, 3]), (0, 0))


def test_equal_widths(kata):
    """Four layers of width 10 cost three products of 1000 multiplications in either mode."""
    assert_equal(kata.jacobian_chain_cost([10] * 5), (3000, 3000))


def test_counted_while_multiplying(kata):
    """Widths 5, 2, 7, 3, 4 cost what a count of every single multiplication gives."""
    dims = [5, 2, 7, 3, 4]

    got = kata.jacobian_chain_cost(dims)

    sizes = [(rows, columns) for columns, rows in itertools.pairwise(dims)]
    assert_equal(got, (_counted(sizes, [0, 1, 2, 3]), _counted(sizes, [3, 2, 1, 0])))

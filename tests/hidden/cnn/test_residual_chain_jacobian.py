from itertools import combinations

import numpy as np

from grader.expect import assert_close


def whole(rng, length, size):
    """Matrices of whole numbers: their products are exact in any order and in single precision too."""
    return [rng.integers(-3, 4, (size, size)).astype(float) for _ in range(length)]


def test_one_block_by_hand(kata):
    """One block with the Jacobian [[1, 2], [3, 4]] gives [[2, 2], [3, 5]] with its skip."""
    J = np.array([[1.0, 2.0], [3.0, 4.0]])

    assert_close(kata.residual_chain_jacobian([J]), np.array([[2.0, 2.0], [3.0, 5.0]]))


def test_two_blocks_by_hand(kata):
    """For J_1 = [[0, 1], [0, 0]] and J_2 = [[0, 0], [2, 0]], (I + J_2)(I + J_1) = [[1, 1], [2, 3]]."""
    Js = [np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [2.0, 0.0]])]

    assert_close(kata.residual_chain_jacobian(Js), np.array([[1.0, 1.0], [2.0, 3.0]]))


def test_two_plain_blocks_by_hand(kata):
    """Without skips the same blocks give J_2 J_1 = [[0, 0], [0, 2]]."""
    Js = [np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [2.0, 0.0]])]

    assert_close(kata.residual_chain_jacobian(Js, skip=False), np.array([[0.0, 0.0], [0.0, 2.0]]))


def test_dead_blocks_leave_the_identity_path(kata):
    """With all Jacobians 0, the result is the identity with skips, and 0 without."""
    dead = [np.zeros((3, 3))] * 5

    assert_close(kata.residual_chain_jacobian(dead), np.eye(3), "the Jacobian with skips")
    assert_close(
        kata.residual_chain_jacobian(dead, skip=False), np.zeros((3, 3)), "the Jacobian without skips"
    )


def test_a_block_of_minus_the_identity_cuts_the_path(kata, rng):
    """One block with the Jacobian -I among four makes the whole product 0."""
    Js = whole(rng, 4, 3)
    Js[2] = -np.eye(3)

    assert_close(kata.residual_chain_jacobian(Js), np.zeros((3, 3)))


def test_three_blocks_make_eight_paths(kata, rng):
    """The Jacobian is the sum over all 8 subsets of 3 blocks, later blocks to the left."""
    Js, expected = whole(rng, 3, 3), np.zeros((3, 3))
    for size in range(4):
        for path in combinations(Js, size):
            term = np.eye(3)
            for J in path:
                term = J @ term
            expected += term

    assert_close(kata.residual_chain_jacobian(Js), expected)


def test_four_plain_blocks(kata, rng):
    """Without skips, 4 blocks give J_4 J_3 J_2 J_1."""
    a, b, c, d = whole(rng, 4, 3)

    assert_close(kata.residual_chain_jacobian([a, b, c, d], skip=False), d @ (c @ (b @ a)))


def test_depth_12_with_small_branches(kata):
    """12 blocks with the Jacobian 0.1 give 1.1^12 = 3.138428 with skips, and 1e-12 without."""
    Js = [np.array([[0.1]])] * 12

    assert_close(
        kata.residual_chain_jacobian(Js), np.array([[3.138428376721]]), "the Jacobian with skips", rtol=1e-5
    )
    assert_close(
        kata.residual_chain_jacobian(Js, skip=False), np.array([[0.0]]), "the Jacobian without skips"
    )


def test_agrees_with_nudging_the_input_of_a_tanh_chain(kata, rng):
    """For x + tanh(A x) three times, each column is the central difference for one input."""
    layers, x = rng.normal(size=(3, 4, 4)), rng.normal(size=4)

    def chain(x):
        seen = []
        for A in layers:
            seen.append((1 - np.tanh(A @ x) ** 2)[:, None] * A)
            x = x + np.tanh(A @ x)
        return x, seen

    nudges = 1e-5 * np.eye(4)
    expected = np.stack([(chain(x + h)[0] - chain(x - h)[0]) / 2e-5 for h in nudges], axis=1)

    # Central differences carry an error of about 1e-9, single precision one of about 1e-6.
    assert_close(kata.residual_chain_jacobian(chain(x)[1]), expected, rtol=1e-4, atol=1e-4)

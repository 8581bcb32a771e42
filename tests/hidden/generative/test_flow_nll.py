import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
HALF_LOG_2_PI = 0.5 * math.log(2 * math.pi)
EYE, ZEROS = np.eye(2), np.zeros(2)


def test_the_identity_is_a_standard_normal(kata):
    """A = I and b = 0 at x = (1, 2): 1/2 + 2 + log(2 pi)."""
    nll = kata.flow_nll(np.array([[1.0, 2.0]]), [(EYE, ZEROS)])

    assert_close(nll, 2.5 + 2 * HALF_LOG_2_PI, "the NLL", **NEAR)


def test_stretching_makes_data_denser(kata):
    """z = 4 x - 2 at x = 1: 2 + 1/2 log(2 pi) - log 4."""
    nll = kata.flow_nll(np.array([[1.0]]), [(np.array([[4.0]]), np.array([-2.0]))])

    assert_close(nll, 2 + HALF_LOG_2_PI - math.log(4), "the NLL", **NEAR)


def test_the_matrix_acts_on_columns(kata):
    """A = ((1, 2), (0, 1)) at x = (3, 1) gives z = (5, 1): 13 + log(2 pi)."""
    nll = kata.flow_nll(np.array([[3.0, 1.0]]), [(np.array([[1.0, 2.0], [0.0, 1.0]]), ZEROS)])

    assert_close(nll, 13 + 2 * HALF_LOG_2_PI, "the NLL", **NEAR)


def test_a_mirror_changes_no_volume(kata):
    """A exchanges the two features, so its determinant is -1: at x = (1, 2) as without it."""
    nll = kata.flow_nll(np.array([[1.0, 2.0]]), [(EYE[::-1].copy(), ZEROS)])

    assert_close(nll, 2.5 + 2 * HALF_LOG_2_PI, "the NLL", **NEAR)


def test_the_determinant_of_a_full_matrix(kata):
    """A = ((2, 1), (1, 3)) has determinant 5; at x = 0: log(2 pi) - log 5."""
    nll = kata.flow_nll(np.zeros((1, 2)), [(np.array([[2.0, 1.0], [1.0, 3.0]]), ZEROS)])

    assert_close(nll, 2 * HALF_LOG_2_PI - math.log(5), "the NLL", **NEAR)


def test_sinh_stands_between_two_layers(kata):
    """x = log 2 through the identity, sinh and the identity: z = 3/4, and the slope is cosh(log 2) = 5/4."""
    one = (np.ones((1, 1)), np.zeros(1))

    nll = kata.flow_nll(np.log([[2.0]]), [one, one])

    assert_close(nll, 0.5 * 0.75**2 + HALF_LOG_2_PI - math.log(1.25), "the NLL", **NEAR)


def test_layers_are_applied_in_order(kata):
    """x = 0, h = 2 x + log 3, sinh, z = 3 h: sinh(log 3) = 4/3, slope 5/3, determinants 2 and 3."""
    layers = [(np.array([[2.0]]), np.log([3.0])), (np.array([[3.0]]), np.zeros(1))]

    nll = kata.flow_nll(np.zeros((1, 1)), layers)

    assert_close(nll, 8 + HALF_LOG_2_PI - math.log(2 * 3 * 5 / 3), "the NLL", **NEAR)


def test_examples_are_averaged(kata):
    """Three standard normal examples at 1, 2 and 3: 14 / 6 + 1/2 log(2 pi)."""
    nll = kata.flow_nll(np.array([[1.0], [2.0], [3.0]]), [(np.ones((1, 1)), np.zeros(1))])

    assert_close(nll, 14 / 6 + HALF_LOG_2_PI, "the NLL", **NEAR)


def test_the_density_integrates_to_one(kata):
    """Two layers in one dimension: the sum of exp(-NLL) over a grid of steps of 0.1 is 10."""
    layers = [(np.array([[-0.7]]), np.array([0.3])), (np.array([[1.3]]), np.array([-0.5]))]

    densities = [math.exp(-kata.flow_nll(np.array([[x]]), layers)) for x in np.arange(-6.0, 6.0, 0.1)]

    assert_close(sum(densities), 10.0, "the sum of the densities", **NEAR)


def test_the_jacobian_by_finite_differences(kata, rng):
    """Four examples of three features through three layers: log |det| of each 3 x 3 Jacobian."""
    x, layers = 0.3 * rng.normal(size=(4, 3)), [_layer(rng) for _ in range(3)]

    nll = kata.flow_nll(x, layers)

    assert_close(nll, float(np.mean([_nll_of_one(row, layers) for row in x])), "the NLL", **NEAR)


def _layer(rng):
    return 0.7 * np.eye(3) + 0.2 * rng.normal(size=(3, 3)), 0.2 * rng.normal(size=3)


def _to_latent(x, layers):
    for i, (A, b) in enumerate(layers):
        x = A @ (x if i == 0 else np.sinh(x)) + b
    return x


def _nll_of_one(x, layers):
    ends = [_to_latent(x + 1e-5 * e, layers) - _to_latent(x - 1e-5 * e, layers) for e in np.eye(len(x))]
    z, volume = _to_latent(x, layers), abs(np.linalg.det(np.array(ends) / 2e-5))
    return 0.5 * (z @ z) + len(x) * HALF_LOG_2_PI - math.log(volume)

import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
BETAS = np.array([0.4375, 0.36, 0.5])  # abar = 0.5625, 0.36, 0.18
ZERO, ONE = np.zeros((1, 1)), np.ones((1, 1))


def test_the_first_step(kata):
    """t = 1 with beta_1 = 0.4375: x0 = 1 alone gives sqrt(0.5625) = 0.75, eps = 1 alone sqrt(0.4375)."""
    got = [kata.diffusion_forward_sample(x0, np.array([1]), eps, BETAS) for x0, eps in _each_alone()]

    assert_close(got, [np.array([[0.75]]), np.array([[math.sqrt(0.4375)]])], "x_1", **NEAR)


def test_the_second_step(kata):
    """t = 2 with alphas of 0.5625 and 0.64: abar = 0.36, so x_2 = 0.6 x0 + 0.8 eps."""
    got = [kata.diffusion_forward_sample(x0, np.array([2]), eps, BETAS) for x0, eps in _each_alone()]

    assert_close(got, [np.array([[0.6]]), np.array([[0.8]])], "x_2", **NEAR)


def test_the_last_step(kata):
    """t = T = 3 uses all three betas: abar = 0.18."""
    got = [kata.diffusion_forward_sample(x0, np.array([3]), eps, BETAS) for x0, eps in _each_alone()]

    assert_close(got, [np.array([[math.sqrt(0.18)]]), np.array([[math.sqrt(0.82)]])], "x_3", **NEAR)


def test_signal_and_noise_add(kata):
    """x0 = (10, -5) and eps = (5, 10) at t = 2 give (6 + 4, -3 + 8)."""
    x2 = kata.diffusion_forward_sample(
        np.array([[10.0, -5.0]]), np.array([2]), np.array([[5.0, 10.0]]), BETAS
    )

    assert_close(x2, np.array([[10.0, 5.0]]), "x_2", **NEAR)


def test_each_example_has_a_time_of_its_own(kata):
    """Two examples of two features, at t = 2 and t = 1: rows of 0.6 and of 0.75."""
    xt = kata.diffusion_forward_sample(np.ones((2, 2)), np.array([2, 1]), np.zeros((2, 2)), BETAS)

    assert_close(xt, np.array([[0.6, 0.6], [0.75, 0.75]]), "x_t", **NEAR)


def test_variances_add_up_to_one(kata):
    """At every t the squares of the two coefficients sum to 1."""
    t = np.array([1, 2, 3])

    signal = kata.diffusion_forward_sample(np.ones((3, 1)), t, np.zeros((3, 1)), BETAS)
    noise = kata.diffusion_forward_sample(np.zeros((3, 1)), t, np.ones((3, 1)), BETAS)

    assert_close(signal, np.sqrt([[0.5625], [0.36], [0.18]]), "the signal", **NEAR)
    assert_close(signal**2 + noise**2, np.ones((3, 1)), "the sum of the squares", **NEAR)


def test_the_schedule_of_ddpm(kata):
    """1000 steps from 1e-4 to 0.02 leave 0.006353 of the signal, and at t = 500 0.280 of it."""
    betas = np.linspace(1e-4, 0.02, 1000)

    xt = kata.diffusion_forward_sample(np.ones((2, 1)), np.array([1000, 500]), np.zeros((2, 1)), betas)

    # A product of 1000 factors in float32 is good to about 1e-4.
    assert_close(xt, np.array([[0.0063527], [0.2801]]), "what is left of the signal", rtol=1e-3, atol=1e-6)


def test_many_single_steps_have_the_same_moments(kata, rng):
    """Six examples of four features: mean and variance of x_t as single steps build them up."""
    betas, t = rng.uniform(0.1, 0.5, 7), np.array([7, 1, 4, 2, 6, 3])
    x0, eps = rng.normal(size=(2, 6, 4))

    xt = kata.diffusion_forward_sample(x0, t, eps, betas)

    assert_close(xt, np.array([_by_steps(*row, betas) for row in zip(x0, t, eps)]), "x_t", **NEAR)


def _each_alone():
    return [(ONE, ZERO), (ZERO, ONE)]


def _by_steps(x0, t, eps, betas):
    mean, variance = x0, 0.0
    for beta in betas[:t]:
        mean, variance = math.sqrt(1 - beta) * mean, (1 - beta) * variance + beta
    return mean + math.sqrt(variance) * eps

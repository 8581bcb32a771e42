import math

import numpy as np
import pytest

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
BETAS = np.array([0.4375, 0.36, 0.5])  # abar = 0.5625, 0.36, 0.18
ZERO, ONE = np.zeros(1), np.ones(1)


def test_without_predicted_noise_the_example_grows(kata):
    """t = 2 with alpha = 0.64: xt = 4 alone gives 4 / 0.8 = 5."""
    x1 = kata.diffusion_reverse_step(np.array([4.0]), ZERO, 2, ZERO, BETAS)

    assert_close(x1, np.array([5.0]), "x_1", **NEAR)


def test_predicted_noise_is_taken_away(kata):
    """t = 2 with beta = 0.36 and abar = 0.36: eps_hat = 1 alone gives -0.36 / 0.8 / 0.8."""
    x1 = kata.diffusion_reverse_step(ZERO, ONE, 2, ZERO, BETAS)

    assert_close(x1, np.array([-0.5625]), "x_1", **NEAR)


def test_fresh_noise_has_variance_beta(kata):
    """t = 2 with beta = 0.36: z = 5 alone gives 5 * 0.6 = 3."""
    x1 = kata.diffusion_reverse_step(ZERO, ZERO, 2, np.array([5.0]), BETAS)

    assert_close(x1, np.array([3.0]), "x_1", **NEAR)


def test_the_last_step_adds_no_noise(kata):
    """t = 1: z = (100, -100) is ignored, and xt = (3, 6) gives (3, 6) / 0.75."""
    x0 = kata.diffusion_reverse_step(np.array([3.0, 6.0]), np.zeros(2), 1, np.array([100.0, -100.0]), BETAS)

    assert_close(x0, np.array([4.0, 8.0]), "x_0", **NEAR)


def test_the_last_step_with_predicted_noise(kata):
    """t = 1: xt = 0.75 x0 + sqrt(0.4375) eps with the right eps gives x0 = (2, -1) exactly."""
    x0, eps = np.array([2.0, -1.0]), np.array([0.5, 3.0])

    got = kata.diffusion_reverse_step(0.75 * x0 + math.sqrt(0.4375) * eps, eps, 1, np.ones(2), BETAS)

    assert_close(got, x0, "x_0", **NEAR)


def test_sampling_begins_with_noise(kata):
    """t = T = 3 with beta = 0.5: xt = 1, eps_hat = 0 and z = 1 give 1 / sqrt(0.5) + sqrt(0.5)."""
    x2 = kata.diffusion_reverse_step(ONE, ZERO, 3, ONE, BETAS)

    assert_close(x2, np.array([1.5 * math.sqrt(2)]), "x_2", **NEAR)


def test_all_three_parts_together(kata):
    """t = 2: (1.25 - 0.45 * 1) / 0.8 + 0.6 * (-1) = 0.4."""
    x1 = kata.diffusion_reverse_step(np.array([1.25]), ONE, 2, -ONE, BETAS)

    assert_close(x1, np.array([0.4]), "x_1", **NEAR)


@pytest.mark.parametrize("t", [1, 2, 3, 4, 5])
def test_the_mean_is_that_of_the_posterior(kata, rng, t):
    """Steps 1 to 5 of a random schedule: x0 guessed from eps_hat, the way back by Bayes' rule, then noise."""
    betas, (xt, eps_hat, z) = rng.uniform(0.1, 0.6, 5), rng.normal(size=(3, 4))

    got = kata.diffusion_reverse_step(xt, eps_hat, t, z, betas)

    fresh = math.sqrt(betas[t - 1]) * z if t > 1 else 0.0
    assert_close(got, _posterior_mean(xt, eps_hat, t, betas) + fresh, "x_{t-1}", **NEAR)


def _posterior_mean(xt, eps_hat, t, betas):
    before, alpha = math.prod(1 - betas[: t - 1]), 1 - betas[t - 1]
    x0 = (xt - math.sqrt(1 - before * alpha) * eps_hat) / math.sqrt(before * alpha)
    if t == 1:
        return x0
    prior, likelihood = 1 / (1 - before), alpha / betas[t - 1]
    return (prior * math.sqrt(before) * x0 + likelihood * xt / math.sqrt(alpha)) / (prior + likelihood)

import math

import numpy as np
import pytest

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
BETAS = np.array([0.4375, 0.36, 0.5])  # abar = 0.5625, 0.36, 0.18
ZERO, ONE = np.zeros(1), np.ones(1)


def test_the_first_step_is_the_clean_example(kata):
    """At t = 1 the mean is x0 = (3, -2), whatever xt is, and the variance is 0."""
    got = kata.ddpm_posterior(np.array([3.0, -2.0]), np.array([7.0, 11.0]), 1, BETAS)

    assert_close(got, (np.array([3.0, -2.0]), 0.0), "mean and variance", **NEAR)


def test_the_share_of_the_clean_example(kata):
    """t = 2: abar = 0.5625 and 0.36, so x0 = 1 and xt = 0 give 0.75 * 0.36 / 0.64."""
    mean, _ = kata.ddpm_posterior(ONE, ZERO, 2, BETAS)

    assert_close(mean, np.array([0.421875]), "the mean", **NEAR)


def test_the_share_of_the_noisy_example(kata):
    """t = 2: alpha = 0.64, so x0 = 0 and xt = 1 give 0.8 * 0.4375 / 0.64."""
    mean, _ = kata.ddpm_posterior(ZERO, ONE, 2, BETAS)

    assert_close(mean, np.array([0.546875]), "the mean", **NEAR)


def test_the_variance_of_the_second_step(kata):
    """t = 2: 0.4375 / 0.64 * 0.36 = 0.24609375, less than beta_2 = 0.36."""
    _, variance = kata.ddpm_posterior(ZERO, ONE, 2, BETAS)

    assert_close(variance, 0.24609375, "the variance", **NEAR)


def test_the_last_step(kata):
    """t = T = 3: the mean is 0.6 * 0.5 / 0.82 x0 + sqrt(0.5) * 0.64 / 0.82 xt, the variance 0.32 / 0.82."""
    got = kata.ddpm_posterior(np.array([1.0, 0.0]), np.array([0.0, 1.0]), 3, BETAS)

    mean = np.array([0.3 / 0.82, math.sqrt(0.5) * 0.64 / 0.82])
    assert_close(got, (mean, 0.32 / 0.82), "mean and variance", **NEAR)


def test_without_noise_the_mean_follows_the_signal(kata):
    """If xt = sqrt(abar_t) x0 = 0.6 x0, the mean at t = 2 is sqrt(abar_1) x0 = 0.75 x0."""
    x0 = np.array([4.0, -8.0, 1.0])

    mean, _ = kata.ddpm_posterior(x0, 0.6 * x0, 2, BETAS)

    assert_close(mean, 0.75 * x0, "the mean", **NEAR)


@pytest.mark.parametrize("t", [2, 3, 4, 5])
def test_bayes_rule(kata, rng, t):
    """Steps 2 to 5 of a random schedule: the product of prior and likelihood, precisions added."""
    betas, (x0, xt) = rng.uniform(0.1, 0.6, 5), rng.normal(size=(2, 4))

    got = kata.ddpm_posterior(x0, xt, t, betas)

    assert_close(got, _bayes(x0, xt, t, betas), "mean and variance", **NEAR)


def test_constant_betas(kata):
    """Three betas of 0.5 at t = 2: abar = 0.5 and 0.25, so the variance is 0.5 / 0.75 * 0.5."""
    got = kata.ddpm_posterior(ONE, ZERO, 2, np.full(3, 0.5))

    assert_close(got, (np.array([math.sqrt(0.5) * 0.5 / 0.75]), 1 / 3), "mean and variance", **NEAR)


def test_the_whole_way_back_keeps_the_moments(kata):
    """If x_3 is a noised x0, the mean and the variance of x_2 are those of the forward process."""
    mean_of_mean, variance = kata.ddpm_posterior(ONE, math.sqrt(0.18) * ONE, 3, BETAS)
    share, _ = kata.ddpm_posterior(ZERO, ONE, 3, BETAS)

    total = variance + float(np.asarray(share)[0]) ** 2 * 0.82
    assert_close((mean_of_mean, total), (np.array([0.6]), 0.64), "the moments of x_2", **NEAR)


def _bayes(x0, xt, t, betas):
    abar = math.prod(1 - betas[: t - 1])
    prior, likelihood = 1 / (1 - abar), (1 - betas[t - 1]) / betas[t - 1]
    pulls = prior * math.sqrt(abar) * x0 + likelihood * xt / math.sqrt(1 - betas[t - 1])
    return pulls / (prior + likelihood), 1 / (prior + likelihood)

import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_the_prior_itself_has_no_divergence(kata):
    """mu = 0 and variance 1 in all of 2 x 3 entries give 0."""
    kl = kata.gaussian_kl(np.zeros((2, 3)), np.zeros((2, 3)))

    assert_close(kl, 0.0, "the KL", **NEAR)


def test_a_mean_costs_half_its_square(kata):
    """mu = 3 at variance 1 gives 9/2."""
    kl = kata.gaussian_kl(np.array([[3.0]]), np.array([[0.0]]))

    assert_close(kl, 4.5, "the KL", **NEAR)


def test_a_variance_of_nine(kata):
    """mu = 0 at variance 9 gives (9 - 1 - log 9) / 2."""
    kl = kata.gaussian_kl(np.array([[0.0]]), np.log([[9.0]]))

    assert_close(kl, (9 - 1 - math.log(9)) / 2, "the KL", **NEAR)


def test_a_variance_of_a_quarter(kata):
    """mu = 0 at variance 1/4 gives (1/4 - 1 + log 4) / 2, a positive number."""
    kl = kata.gaussian_kl(np.array([[0.0]]), np.log([[0.25]]))

    assert_close(kl, (0.25 - 1 + math.log(4)) / 2, "the KL", **NEAR)


def test_latent_dimensions_add_up(kata):
    """One example with means (1, 2, 3, 0, 0) gives 1/2 + 2 + 9/2 = 7."""
    kl = kata.gaussian_kl(np.array([[1.0, 2.0, 3.0, 0.0, 0.0]]), np.zeros((1, 5)))

    assert_close(kl, 7.0, "the KL", **NEAR)


def test_examples_are_averaged(kata):
    """Three examples with the KLs 2, 8 and 0.5 give 3.5."""
    kl = kata.gaussian_kl(np.array([[2.0], [4.0], [1.0]]), np.zeros((3, 1)))

    assert_close(kl, 3.5, "the KL", **NEAR)


def test_a_batch_listed_twice_has_the_same_mean(kata, rng):
    """Two examples repeated give what they give once."""
    mu, logvar = rng.normal(size=(2, 2, 3))

    kl = kata.gaussian_kl(np.vstack([mu, mu]), np.vstack([logvar, logvar]))

    assert_close(kl, kata.gaussian_kl(mu, logvar), "the KL", **NEAR)
    assert_close(kl, _one_at_a_time(mu, logvar), "the KL", **NEAR)


def test_the_integral_in_one_dimension(kata):
    """The integral of q log(q / p) for mu = 0.7 and sigma = 0.5, on a fine grid."""
    z = np.linspace(-8, 8, 20001)
    log_q = -0.5 * ((z - 0.7) / 0.5) ** 2 - math.log(0.5)
    log_p = -0.5 * z**2
    integral = np.sum(np.exp(log_q) * (log_q - log_p)) * (z[1] - z[0]) / math.sqrt(2 * math.pi)

    kl = kata.gaussian_kl(np.array([[0.7]]), np.array([[2 * math.log(0.5)]]))

    assert_close(kl, float(integral), "the KL", **NEAR)


def test_four_examples_of_three_dimensions(kata, rng):
    """B = 4 and Z = 3, entry by entry."""
    mu, logvar = rng.normal(size=(2, 4, 3))

    kl = kata.gaussian_kl(mu, logvar)

    assert_close(kl, _one_at_a_time(mu, logvar), "the KL", **NEAR)


def _one_at_a_time(mu, logvar):
    total = 0.0
    for m, s in zip(mu.ravel(), logvar.ravel()):
        total += (m**2 + math.exp(s) - 1 - s) / 2
    return total / len(mu)

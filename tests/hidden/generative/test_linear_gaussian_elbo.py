import math

import numpy as np
import pytest

from grader.expect import assert_close, assert_true

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
LOG_2_PI = math.log(2 * math.pi)
CASES = [
    (1.5, 0.8, 0.5, 0.3, 0.6),
    (-2.0, 1.7, 2.5, -0.4, 1.8),
    (0.4, -0.7, 0.9, 0.9, 0.2),
    (0.1, 0.2, 0.02, 0.3, 0.7),
]


def test_a_decoder_that_ignores_the_latent(kata):
    """w = 0, s2 = 4 and x = 2, q the prior: elbo = log_evidence = log N(2; 0, 4), gap = 0."""
    terms = kata.linear_gaussian_elbo(2.0, 0.0, 4.0, 0.0, 1.0)

    evidence = -0.5 * LOG_2_PI - 0.5 * math.log(4) - 0.5
    assert_close(terms, {"elbo": evidence, "log_evidence": evidence, "gap": 0.0}, "the terms", **NEAR)


def test_the_latent_widens_the_evidence(kata):
    """w = 2 and s2 = 5 give x the variance 9: at x = 3 log p = -1/2 log(2 pi) - log 3 - 1/2."""
    terms = kata.linear_gaussian_elbo(3.0, 2.0, 5.0, 0.0, 1.0)

    assert_close(terms["log_evidence"], -0.5 * LOG_2_PI - math.log(3) - 0.5, "the log evidence", **NEAR)


def test_the_expectation_sees_the_spread_of_q(kata):
    """x = 0, w = 3, s2 = 2 under the prior: E(x - 3 z)^2 = 9, so elbo = -1/2 log(4 pi) - 9/4."""
    terms = kata.linear_gaussian_elbo(0.0, 3.0, 2.0, 0.0, 1.0)

    assert_close(terms["elbo"], -0.5 * (LOG_2_PI + math.log(2)) - 2.25, "the ELBO", **NEAR)


def test_the_divergence_from_the_prior_lowers_the_bound(kata):
    """With w = 0 the gap is the KL of q = N(3, 4) from N(0, 1), which is 6 - log 2."""
    terms = kata.linear_gaussian_elbo(0.0, 0.0, 1.0, 3.0, 4.0)

    bound = -0.5 * LOG_2_PI - (6 - math.log(2))
    assert_close(terms, {"elbo": bound, "log_evidence": -0.5 * LOG_2_PI, "gap": 6 - math.log(2)}, **NEAR)


def test_the_exact_posterior_closes_the_gap(kata):
    """x = 5, w = 2 and s2 = 1: q = N(2, 1/5) is the posterior, so the bound is tight."""
    terms = kata.linear_gaussian_elbo(5.0, 2.0, 1.0, 2.0, 0.2)

    evidence = -0.5 * LOG_2_PI - 0.5 * math.log(5) - 2.5
    assert_close(terms, {"elbo": evidence, "log_evidence": evidence, "gap": 0.0}, "the terms", **NEAR)


@pytest.mark.parametrize("case", CASES)
def test_the_gap_is_the_divergence_from_the_posterior(kata, case):
    """KL of q from N(w x / (w^2 + s2), s2 / (w^2 + s2)), for four settings."""
    x, w, s2, m, v = case

    gap = kata.linear_gaussian_elbo(*case)["gap"]

    mean, variance = w * x / (w**2 + s2), s2 / (w**2 + s2)
    kl = 0.5 * (v / variance + (m - mean) ** 2 / variance - 1 + math.log(variance / v))
    assert_close(gap, kl, "the gap", **NEAR)


@pytest.mark.parametrize("case", CASES)
def test_the_integrals_on_a_grid(kata, case):
    """The integral of q log(p(x, z) / q) and that of p(x, z), for four settings."""
    x, w, s2, m, v = case

    terms = kata.linear_gaussian_elbo(*case)

    z = np.linspace(-15, 15, 6001)
    log_joint, log_q = _log_normal(z, 0, 1) + _log_normal(x, w * z, s2), _log_normal(z, m, v)
    elbo = float(np.sum(np.exp(log_q) * (log_joint - log_q)) * 0.005)
    evidence = math.log(np.sum(np.exp(log_joint)) * 0.005)
    assert_close(terms, {"elbo": elbo, "log_evidence": evidence, "gap": evidence - elbo}, **NEAR)


def test_no_q_beats_the_evidence(kata, rng):
    """Twenty random q stay below: every gap is above 0."""
    gaps = [
        kata.linear_gaussian_elbo(1.0, 2.0, 0.5, m, v)["gap"]
        for m, v in zip(rng.normal(2.0, 1.0, 20).tolist(), rng.uniform(0.5, 2.0, 20).tolist())
    ]

    assert_true(bool(min(gaps) > 0), "an ELBO is above the evidence")


def test_the_evidence_does_not_depend_on_q(kata):
    """Two different q at the same x give the same log_evidence."""
    one, other = (
        kata.linear_gaussian_elbo(1.0, 2.0, 0.5, 0.1, 0.7),
        kata.linear_gaussian_elbo(1.0, 2.0, 0.5, 0.9, 0.2),
    )

    evidence = -0.5 * (LOG_2_PI + math.log(4.5)) - 1 / 9
    assert_close([one["log_evidence"], other["log_evidence"]], [evidence] * 2, "log evidence", **NEAR)


def _log_normal(x, mean, variance):
    return -0.5 * (LOG_2_PI + np.log(variance) + (x - mean) ** 2 / variance)

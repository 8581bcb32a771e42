import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
LOG_2 = math.log(2)
PRIOR = (np.zeros((1, 1)), np.zeros((1, 1)))


def test_pixels_at_logit_zero_cost_log_2_each(kata):
    """Four pixels at logit 0 under the prior: recon = 4 log 2, kl = 0."""
    got = kata.vae_loss(np.array([[1.0, 0.0, 1.0, 0.25]]), np.zeros((1, 4)), *PRIOR)

    assert_close(got, (4 * LOG_2, 4 * LOG_2, 0.0), "loss, recon, kl", **NEAR)


def test_confident_pixels_by_hand(kata):
    """x = (1, 0) with sigmoid(logits) = (3/4, 3/4) costs log 4/3 + log 4."""
    _, recon, _ = kata.vae_loss(np.array([[1.0, 0.0]]), np.log([[3.0, 3.0]]), *PRIOR)

    assert_close(recon, math.log(4 / 3) + math.log(4), "recon", **NEAR)


def test_a_gray_pixel_weighs_both_sides(kata):
    """x = 0.25 with sigmoid(logit) = 3/4 costs 1/4 log 4/3 + 3/4 log 4."""
    _, recon, _ = kata.vae_loss(np.array([[0.25]]), np.log([[3.0]]), *PRIOR)

    assert_close(recon, 0.25 * math.log(4 / 3) + 0.75 * math.log(4), "recon", **NEAR)


def test_latent_dimensions_add_up(kata):
    """Means of (1, 2, 3) at variance 1 give kl = 1/2 + 2 + 9/2 = 7."""
    _, _, kl = kata.vae_loss(np.ones((1, 2)), np.zeros((1, 2)), np.array([[1.0, 2.0, 3.0]]), np.zeros((1, 3)))

    assert_close(kl, 7.0, "kl", **NEAR)


def test_both_terms_are_added(kata):
    """One pixel at logit 0, a latent variable of mean 2 and variance 9: loss = log 2 + 6 - log 3."""
    got = kata.vae_loss(np.ones((1, 1)), np.zeros((1, 1)), np.array([[2.0]]), np.log([[9.0]]))

    kl = (4 + 9 - 1 - math.log(9)) / 2
    assert_close(got, (LOG_2 + kl, LOG_2, kl), "loss, recon, kl", **NEAR)


def test_beta_weighs_the_kl(kata):
    """beta = 4 with recon = 2 log 2 and kl = 1/2 gives 2 log 2 + 2; kl itself stays 1/2."""
    got = kata.vae_loss(np.ones((1, 2)), np.zeros((1, 2)), np.ones((1, 1)), np.zeros((1, 1)), beta=4.0)

    assert_close(got, (2 * LOG_2 + 2, 2 * LOG_2, 0.5), "loss, recon, kl", **NEAR)


def test_beta_of_zero_leaves_the_reconstruction(kata):
    """beta = 0 gives loss = recon = log 2, and kl = 1/2 all the same."""
    got = kata.vae_loss(np.ones((1, 1)), np.zeros((1, 1)), np.ones((1, 1)), np.zeros((1, 1)), beta=0.0)

    assert_close(got, (LOG_2, LOG_2, 0.5), "loss, recon, kl", **NEAR)


def test_examples_are_averaged(kata):
    """Three examples with kl = 2, 8 and 1/2 and recon = log 2 each give 3.5 and log 2."""
    got = kata.vae_loss(np.ones((3, 1)), np.zeros((3, 1)), np.array([[2.0], [4.0], [1.0]]), np.zeros((3, 1)))

    assert_close(got, (LOG_2 + 3.5, LOG_2, 3.5), "loss, recon, kl", **NEAR)


def test_logits_of_a_thousand_that_are_wrong(kata):
    """x = (0, 1) at logits (1000, -1000) costs 2000."""
    _, recon, _ = kata.vae_loss(np.array([[0.0, 1.0]]), np.array([[1000.0, -1000.0]]), *PRIOR)

    assert_close(recon, 2000.0, "recon", **NEAR)


def test_logits_of_a_thousand_that_are_right(kata):
    """x = (1, 0) at logits (1000, -1000) costs nothing."""
    got = kata.vae_loss(np.array([[1.0, 0.0]]), np.array([[1000.0, -1000.0]]), *PRIOR)

    assert_close(got, (0.0, 0.0, 0.0), "loss, recon, kl", **NEAR)


def test_four_examples_entry_by_entry(kata, rng):
    """B = 4, P = 5 and Z = 3, with gray pixels and beta = 0.5."""
    x, logits = rng.uniform(size=(4, 5)), rng.normal(0.0, 2.0, (4, 5))
    mu, logvar = rng.normal(size=(2, 4, 3))

    got = kata.vae_loss(x, logits, mu, logvar, beta=0.5)

    s = 1 / (1 + np.exp(-logits))
    recon = sum(-a * math.log(b) - (1 - a) * math.log(1 - b) for a, b in zip(x.ravel(), s.ravel())) / 4
    kl = sum((m * m + math.exp(v) - 1 - v) / 2 for m, v in zip(mu.ravel(), logvar.ravel())) / 4
    assert_close(got, (recon + 0.5 * kl, recon, kl), "loss, recon, kl", **NEAR)


def test_the_loss_bounds_the_evidence(kata):
    """A decoder that ignores z has log p(x) = log 3/4; under any q the mean loss is that plus the KL."""
    mu, logvar = np.array([[1.0], [-1.0]]), np.zeros((2, 1))

    loss, _, _ = kata.vae_loss(np.ones((2, 1)), np.log([[3.0], [3.0]]), mu, logvar)

    assert_close(loss, -math.log(3 / 4) + 0.5, "the loss", **NEAR)

"""Generative models, reviewed: find out whether a colleague's implementation is right."""

import math

import numpy as np


def review_vae_loss(implementation):
    """Say whether an implementation of `vae_loss(x, logits, mu, logvar, beta=1.0)` is right.

    It should return (loss, recon, kl): recon is the mean over the batch of the sum over pixels of the binary
    cross-entropy between x in [0, 1] and sigmoid(logits); kl is the mean over the batch of the sum over
    latent dimensions of 1/2 (mu^2 + exp(logvar) - 1 - logvar), returned without beta; and loss is
    recon + beta * kl. Logits of 1000, of either sign, give finite and exact losses. A tuple or a list
    is fine.

    Args:
        implementation: function. Called with the arrays x (B, P), logits (B, P), mu (B, Z) and logvar (B, Z),
            and beta= optional. It may be wrong in any way, and it may raise.

    Returns:
        bool. True when it is right within float64 rounding, for example a relative error of 1e-6.
    """
    rng = np.random.default_rng(0)
    # B, P and Z all differ, so that a mean in place of a sum shows; pixels are binary and gray.
    x = np.array([[0.0, 1.0, 0.3, 0.8, 1.0], [1.0, 0.0, 0.6, 0.0, 0.1]])
    logits, (mu, logvar) = rng.normal(size=(2, 5)), rng.normal(size=(2, 2, 3))
    confident = np.array([[1000.0, -1000.0, 0.0, 40.0, -40.0], [-1000.0, 1000.0, 800.0, -800.0, 0.0]])
    cases = [
        ((x, logits, mu, logvar), {}),
        ((x, logits, mu, logvar), {"beta": 4.0}),
        ((x, confident, mu, logvar), {"beta": 0.5}),
        # Where q is the prior the KL is 0: a floor under it, as free bits set, would show.
        ((x, logits, 0 * mu, 0 * logvar), {}),
    ]
    return all(_agrees(implementation, _vae_loss_by_loops(*args, **how), *args, **how) for args, how in cases)


def review_diffusion_reverse_step(implementation):
    """Say whether an implementation of `diffusion_reverse_step(xt, eps_hat, t, z, betas)` is right.

    It should return (xt - beta_t / sqrt(1 - abar_t) * eps_hat) / sqrt(1 - beta_t) + sqrt(beta_t) * z, and
    at t = 1 the same without its last term. abar_t is the product of 1 - beta_1 to 1 - beta_t. Time steps
    count from 1: beta_t is betas[t - 1].

    Args:
        implementation: function of the arrays xt, eps_hat and z (D,), the int t in 1..T, and betas (T,), in
            the order xt, eps_hat, t, z, betas. It may be wrong in any way, and it may raise.

    Returns:
        bool. True when it is right within float64 rounding, for example a relative error of 1e-6.
    """
    rng = np.random.default_rng(0)
    xt, eps_hat, z = rng.normal(size=(3, 4))
    betas = np.array([0.1, 0.45, 0.25, 0.6])  # unequal and out of order: a wrong index shows
    # Every step: the first has no noise, the last is where a guard at the wrong end would act.
    return all(
        _agrees(implementation, _posterior_step(xt, eps_hat, t, z, betas), xt, eps_hat, t, z, betas)
        for t in (1, 2, 3, 4)
    )


def _agrees(implementation, expected, *args, **how):
    # A wrong implementation may raise, which is a verdict too; NaN is close to nothing.
    try:
        got = implementation(*args, **how)
        return np.shape(got) == np.shape(expected) and bool(np.allclose(got, expected, rtol=1e-6, atol=1e-9))
    except Exception:
        return False


def _vae_loss_by_loops(x, logits, mu, logvar, beta=1.0):
    recon = kl = 0.0
    for b in range(len(x)):
        for pixel, logit in zip(x[b], logits[b]):
            # -log(1 - sigmoid(logit)), then the slope -logit that the target brings
            recon += np.logaddexp(0, logit) - pixel * logit
        for mean, log_variance in zip(mu[b], logvar[b]):
            kl += (mean**2 + math.exp(log_variance) - 1 - log_variance) / 2
    return (recon + beta * kl) / len(x), recon / len(x), kl / len(x)


def _posterior_step(xt, eps_hat, t, z, betas):
    """Guess x_0 from the noise, then take the mean of q(x_{t-1} | x_t, x_0) by Bayes' rule."""
    alpha, before = 1 - betas[t - 1], math.prod(1 - betas[: t - 1])
    x0 = (xt - math.sqrt(1 - before * alpha) * eps_hat) / math.sqrt(before * alpha)
    if t == 1:
        return x0
    # N(sqrt(before) x0, 1 - before) times the likelihood N(xt; sqrt(alpha) x, beta) in x: precisions add.
    prior, likelihood = 1 / (1 - before), alpha / betas[t - 1]
    mean = (prior * math.sqrt(before) * x0 + likelihood * xt / math.sqrt(alpha)) / (prior + likelihood)
    return mean + math.sqrt(betas[t - 1]) * z

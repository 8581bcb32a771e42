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
    raise NotImplementedError


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
    raise NotImplementedError

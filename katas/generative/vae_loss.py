"""The loss of a VAE with a Bernoulli decoder: reconstruction plus KL."""

import numpy as np


def vae_loss(x, logits, mu, logvar, beta=1.0):
    """Compute the negative ELBO, its reconstruction term and its KL term.

    Both terms are sums over their dimensions and means over the batch, in nats per example. With beta = 1 and
    binary x, -loss is a one-sample estimate of a lower bound on log p(x). Logits of 1000, of either sign,
    give finite and exact losses.

    Formula:
        recon = mean over b of sum over p of BCE(x, sigmoid(logit))
        BCE(x, s) = -x log(s) - (1 - x) log(1 - s), which is log(1 + exp(logit)) - x * logit
        kl = mean over b of sum over z of 1/2 (mu^2 + exp(logvar) - 1 - logvar)
        loss = recon + beta * kl

    Args:
        x: (B, P) float in [0, 1]. Pixels; values between 0 and 1 are used as they are.
        logits: (B, P) float. Decoder outputs before the sigmoid.
        mu: (B, Z) float. Means of q(z | x).
        logvar: (B, Z) float. Logarithms of the variances of q(z | x).
        beta: float. Weight of the KL term.

    Returns:
        tuple of loss, recon and kl, in this order, each a float. kl is returned without beta.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        Two pixels at logit 0 cost log 2 each; a mean of 1 in one latent dimension costs 1/2.

        >>> loss, recon, kl = vae_loss(
        ...     np.array([[1.0, 0.0]]), np.zeros((1, 2)), np.array([[1.0]]), np.zeros((1, 1)), beta=2.0
        ... )
        >>> round(loss, 4), round(recon, 4), kl
        (2.3863, 1.3863, 0.5)

    Reference:
        Kingma and Welling, "Auto-Encoding Variational Bayes" (2014). Higgins et al., "beta-VAE: Learning
        Basic Visual Concepts with a Constrained Variational Framework" (2017).
    """
    raise NotImplementedError

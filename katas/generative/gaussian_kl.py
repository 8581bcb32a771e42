"""The KL term of a VAE: how far a diagonal Gaussian is from the standard normal."""

import numpy as np


def gaussian_kl(mu, logvar):
    """Compute KL( N(mu, diag(sigma^2)) || N(0, I) ), averaged over a batch.

    Formula:
        sigma^2 = exp(logvar)
        KL of one example = 1/2 * sum over z of (mu^2 + sigma^2 - 1 - log sigma^2)
        The latent dimensions are summed, the examples are averaged. Natural logarithm: the unit is nats.

    Args:
        mu: (B, Z) float. Means, one row per example.
        logvar: (B, Z) float. log sigma^2, the logarithm of the variance (not of the standard deviation).

    Returns:
        float. The mean over the B examples; never negative, and 0 only where mu = 0 and sigma^2 = 1
        throughout.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        The first example has mean 2 in one of two dimensions, KL 2; the second is the prior itself, KL 0.

        >>> gaussian_kl(np.array([[2.0, 0.0], [0.0, 0.0]]), np.zeros((2, 2)))
        1.0

    Reference:
        Kingma and Welling, "Auto-Encoding Variational Bayes" (2014).
    """
    raise NotImplementedError

"""The KL of a diagonal Gaussian from the standard normal with its known bugs as switches."""

import numpy as np

BUGS = {
    "mean_over_latent_dimensions": "The latent dimensions are averaged: the KL of independent dimensions "
    "adds up, and a mean weakens the prior by a factor of Z.",
    "sum_over_the_batch": "The examples are summed: the balance of KL and reconstruction then depends on "
    "the batch size. Examples are averaged.",
    "logvar_sign_flipped": "log sigma^2 is added where it is subtracted: small variances then bring the KL "
    "below 0, and nothing keeps q from collapsing to a point.",
    "half_forgotten": "The factor 1/2 of the Gaussian exponent is missing: the KL is twice what it should "
    "be.",
    "standard_deviation_for_variance": "exp(logvar / 2) stands where the variance belongs: that is sigma, "
    "and the formula has sigma^2 = exp(logvar).",
    "logvar_read_as_log_sigma": "A different convention: logvar is taken for log sigma, so the variance is "
    "exp(2 logvar). Here it is log sigma^2.",
    "mean_not_squared": "The mean enters as it is, without its square: a mean of -1 would then count as a "
    "credit.",
    "one_forgotten": "The -1 is missing: q equal to the prior must give 0, not 1/2 per dimension.",
    "divergence_reversed": "KL(prior || q) is computed: the two directions differ, and the ELBO has q first.",
    "negative_kl": "The sign of the whole is turned: this is the term -KL as it stands in the ELBO, and the "
    "KL itself is never negative.",
}


def gaussian_kl(mu, logvar, *, bug=frozenset()):
    if "logvar_read_as_log_sigma" in bug:
        logvar = 2 * logvar
    variance = np.exp(logvar / 2) if "standard_deviation_for_variance" in bug else np.exp(logvar)
    distance = mu if "mean_not_squared" in bug else mu**2
    log_variance = -logvar if "logvar_sign_flipped" in bug else logvar
    one = 0 if "one_forgotten" in bug else 1

    if "divergence_reversed" in bug:
        per_dimension = (1 + distance) / variance - one + log_variance
    else:
        per_dimension = distance + variance - one - log_variance
    if "half_forgotten" not in bug:
        per_dimension = 0.5 * per_dimension

    per_example = per_dimension.sum(1)
    if "mean_over_latent_dimensions" in bug:
        per_example = per_dimension.mean(1)
    kl = per_example.sum() if "sum_over_the_batch" in bug else per_example.mean()
    return float(-kl if "negative_kl" in bug else kl)

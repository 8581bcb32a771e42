"""The reparameterization trick with its known bugs as switches."""

import numpy as np

BUGS = {
    "variance_as_sigma": "sigma is taken as exp(logvar), which is the variance: sigma = exp(logvar / 2).",
    "half_forgotten": "The factor 1/2 of dlogvar is missing: d sigma / d logvar = sigma / 2, since logvar "
    "is halved before exp. A draw of eps = 0 hides it.",
    "gradient_with_respect_to_sigma": "g * eps is dL/dsigma. The chain rule through sigma = exp(logvar / 2) "
    "is still to be applied.",
    "gradient_with_respect_to_the_variance": "The result is dL/d(sigma^2), with 1 / sigma where sigma "
    "belongs: the parameter is log sigma^2, not sigma^2.",
    "sample_detached": "logvar gets no gradient: the sample is taken for a constant draw, so the encoder's "
    "variance would never learn. With z = mu + sigma * eps it is a function of logvar.",
    "dmu_scaled_by_sigma": "dmu is multiplied by sigma: dz/dmu = 1, whatever the spread.",
    "draw_left_out": "eps is missing from dlogvar: dz/dsigma = eps, so a draw of 0 says nothing about the "
    "variance.",
    "incoming_gradient_left_out": "g is left out: dz/dmu and dz/dlogvar are returned instead of the "
    "gradients of the loss.",
    "draw_not_scaled": "z = mu + eps: the draw is not multiplied by sigma, so q always has variance 1.",
    "mean_scaled_too": "z = (mu + eps) * sigma: only the draw is scaled by sigma, the mean is added after "
    "it.",
    "summed_over_the_batch": "The gradients are summed over the first axis, as those of a bias are. mu and "
    "logvar differ for each example, and so do their gradients.",
    "kl_gradient_added": "The gradient of the KL term is added. It comes from another part of the loss; "
    "here only g flows back.",
    "draw_scaled_in_place": "eps is scaled in place, which changes the caller's array.",
}


def reparameterization_gradients(mu, logvar, eps, g, *, bug=frozenset()):
    sigma = np.exp(logvar if "variance_as_sigma" in bug else logvar / 2)
    draw = eps.copy()
    if "draw_scaled_in_place" in bug:
        eps *= sigma

    z = mu + (1 if "draw_not_scaled" in bug else sigma) * draw
    if "mean_scaled_too" in bug:
        z = z + mu * (sigma - 1)

    flowing = np.ones_like(g) if "incoming_gradient_left_out" in bug else g
    dmu = flowing * (sigma if "dmu_scaled_by_sigma" in bug else 1)
    dlogvar = flowing * (1 if "draw_left_out" in bug else draw)
    if "gradient_with_respect_to_the_variance" in bug:
        dlogvar = dlogvar / (2 * sigma)
    elif "gradient_with_respect_to_sigma" not in bug:
        dlogvar = dlogvar * sigma * (1 if "half_forgotten" in bug else 0.5)
    if "sample_detached" in bug:
        dlogvar = np.zeros_like(dlogvar)
    if "kl_gradient_added" in bug:
        dmu, dlogvar = dmu + mu, dlogvar + 0.5 * (np.exp(logvar) - 1)
    if "summed_over_the_batch" in bug:
        dmu, dlogvar = dmu.sum(0), dlogvar.sum(0)
    return z, dmu, dlogvar

"""The loss of a VAE with its known bugs as switches."""

import numpy as np

BUGS = {
    "reconstruction_averaged_over_pixels": "The reconstruction is a mean over pixels while the KL is a sum: "
    "the KL is then P times too strong, the posterior collapses to the prior and samples are blurry.",
    "kl_averaged_over_latents": "The KL is a mean over latent dimensions: the prior is then Z times too "
    "weak.",
    "kl_subtracted": "The KL is subtracted: ELBO = E log p - KL, and the loss is its negative, so both "
    "terms are added.",
    "loss_is_the_elbo": "The ELBO is returned, not its negative: the loss is to be minimized.",
    "beta_on_the_reconstruction": "beta multiplies the reconstruction: beta-VAE weights the KL.",
    "beta_ignored": "beta is not used.",
    "kl_returned_with_beta": "The kl that is returned includes beta: it is the plain KL, and only the loss "
    "weights it.",
    "kl_before_recon": "The two terms are returned in the wrong order: recon comes before kl.",
    "squared_error": "The reconstruction is a squared error on the sigmoid: that is a Gaussian decoder of "
    "fixed variance, another likelihood.",
    "logits_as_probabilities": "The logits are taken for probabilities: the sigmoid is missing.",
    "sigmoid_applied_twice": "A sigmoid is applied before a cross-entropy that applies its own: "
    "probabilities then never leave (0.5, 0.73).",
    "naive_logarithms": "log(sigmoid) and log(1 - sigmoid) are computed as written: at a logit of 1000 one "
    "of them is log 0, and the loss is infinite or NaN.",
    "log_clamped_at_100": "The logarithms are clamped at -100, as torch's binary_cross_entropy does on "
    "probabilities: with logits a pixel that is wrong by 1000 costs 1000.",
    "gray_pixels_rounded": "x is rounded to 0 or 1: gray pixels weigh both sides of the cross-entropy.",
    "background_left_out": "Only -x log(s) is counted: pixels that are 0 have a cost too, -(1 - x) log(1 - "
    "s).",
    "reconstruction_sign_turned": "The reconstruction is the log-likelihood, without the minus sign: it "
    "would be minimized, not maximized.",
    "summed_over_the_batch": "The examples are summed: both terms are means over the batch.",
    "half_of_the_kl_forgotten": "The factor 1/2 of the KL is missing.",
    "standard_deviation_for_variance": "exp(logvar / 2) stands in the KL where the variance belongs: "
    "sigma^2 is exp(logvar).",
    "kl_sign_of_logvar": "logvar is added in the KL where it is subtracted: small variances are then "
    "rewarded.",
}


def vae_loss(x, logits, mu, logvar, beta=1.0, *, bug=frozenset()):
    if "gray_pixels_rounded" in bug:
        x = np.round(x)
    over_batch = np.sum if "summed_over_the_batch" in bug else np.mean
    bce = _bce(x, logits, bug)
    recon = over_batch(bce.mean(1) if "reconstruction_averaged_over_pixels" in bug else bce.sum(1))
    if "reconstruction_sign_turned" in bug:
        recon = -recon

    variance = np.exp(logvar / 2) if "standard_deviation_for_variance" in bug else np.exp(logvar)
    kl = mu**2 + variance - 1 + (logvar if "kl_sign_of_logvar" in bug else -logvar)
    kl = kl * (1.0 if "half_of_the_kl_forgotten" in bug else 0.5)
    kl = over_batch(kl.mean(1) if "kl_averaged_over_latents" in bug else kl.sum(1))

    if "beta_ignored" in bug:
        beta = 1.0
    on_recon, on_kl = (beta, 1.0) if "beta_on_the_reconstruction" in bug else (1.0, beta)
    loss = on_recon * recon + (-on_kl if "kl_subtracted" in bug else on_kl) * kl
    if "loss_is_the_elbo" in bug:
        loss = -loss
    terms = float(recon), float(beta * kl if "kl_returned_with_beta" in bug else kl)
    return float(loss), *(reversed(terms) if "kl_before_recon" in bug else terms)


def _bce(x, logits, bug):
    sigmoid = 1 / (1 + np.exp(-logits))
    if "squared_error" in bug:
        return (x - (1 / (1 + np.exp(-sigmoid)) if "sigmoid_applied_twice" in bug else sigmoid)) ** 2
    if "sigmoid_applied_twice" in bug:
        logits, sigmoid = sigmoid, 1 / (1 + np.exp(-sigmoid))
    minus_log, minus_log_not = np.logaddexp(0, -logits), np.logaddexp(0, logits)
    if "naive_logarithms" in bug:
        minus_log, minus_log_not = -np.log(sigmoid), -np.log(1 - sigmoid)
    if "logits_as_probabilities" in bug:
        minus_log, minus_log_not = -np.log(logits), -np.log(1 - logits)
    if "log_clamped_at_100" in bug:
        minus_log, minus_log_not = np.minimum(minus_log, 100), np.minimum(minus_log_not, 100)
    return x * minus_log + (0 if "background_left_out" in bug else (1 - x) * minus_log_not)

"""A DDPM reverse step with its known bugs as switches."""

import numpy as np

BUGS = {
    "noise_at_the_last_step": "Noise is added at t = 1 too: nothing removes it any more, and the final "
    "image is left grainy.",
    "noise_scaled_by_the_variance": "z is multiplied by beta_t, the variance: sigma_t = sqrt(beta_t).",
    "one_minus_beta_for_beta": "1 - beta_t multiplies the predicted noise: its coefficient has 1 - alpha_t, "
    "which is beta_t.",
    "alpha_for_abar": "sqrt(1 - alpha_t) stands where sqrt(1 - abar_t) belongs: xt holds the noise of t "
    "steps, not of one.",
    "not_rescaled": "The division by sqrt(alpha_t) is missing: each forward step shrinks the signal, and "
    "each reverse step must grow it again.",
    "root_of_alpha_forgotten": "The result is divided by alpha_t without its square root.",
    "only_xt_rescaled": "Only xt is divided by sqrt(alpha_t): the predicted noise is inside the bracket too.",
    "fresh_noise_rescaled": "The fresh noise is added inside the bracket and divided by sqrt(alpha_t) too: "
    "its variance is then beta_t / alpha_t.",
    "predicted_noise_added": "The predicted noise is added: it has to be taken away.",
    "index_off_by_one": "The schedule is read at index t, not t - 1: t counts from 1.",
    "beta_of_the_step_before": "beta and alpha are those of step t - 1: going from t to t - 1 undoes step t. "
    "Constant betas hide it.",
    "root_over_the_noise_forgotten": "beta_t is divided by 1 - abar_t, the variance of the noise: its root "
    "belongs there.",
    "divided_by_the_root_of_abar": "The result is divided by sqrt(abar_t): that undoes t steps of shrinking, "
    "and one is to be undone.",
    "second_step_without_noise": "The noise is left out at t = 2 too: only t = 1 is the last step.",
    "fresh_noise_not_scaled": "z is added as it is: its standard deviation is to be sqrt(beta_t).",
    "abar_of_the_step_before": "abar_{t-1} stands under the root: the noise in xt has variance 1 - abar_t.",
    "root_of_beta_on_predicted_noise": "sqrt(beta_t) multiplies the predicted noise: the coefficient has "
    "beta_t.",
    "posterior_variance": "A different convention: sigma_t^2 is the posterior variance, beta_t (1 - "
    "abar_{t-1}) / (1 - abar_t), which the paper also names. Here it is beta_t.",
    "fresh_noise_left_out": "No noise is added at any step: with this mean, samples then shrink to an "
    "average.",
    "first_step_without_noise": "The noise is left out at t = T, where sampling begins: t = 1 is the last "
    "step.",
    "all_noise_removed_at_once": "The whole noise is removed and x0 is returned: a reverse step goes back "
    "by one step only.",
}


def diffusion_reverse_step(xt, eps_hat, t, z, betas, *, bug=frozenset()):
    last = len(betas)
    index = t if "index_off_by_one" in bug else t - 1
    beta, abars = betas[index], np.cumprod(1 - betas)
    if "beta_of_the_step_before" in bug:
        beta = betas[index - 1]
    alpha, abar = 1 - beta, abars[index]
    before = abars[index - 1] if index > 0 else 1.0

    under_root = 1 - alpha if "alpha_for_abar" in bug else 1 - abar
    if "abar_of_the_step_before" in bug:
        under_root = 1 - before
    amount = 1 - beta if "one_minus_beta_for_beta" in bug else beta
    if "root_of_beta_on_predicted_noise" in bug:
        amount = np.sqrt(amount)
    root = under_root if "root_over_the_noise_forgotten" in bug else np.sqrt(under_root)
    removed = np.divide(amount, root) * eps_hat
    if "predicted_noise_added" in bug:
        removed = -removed

    shrunk = abar if "divided_by_the_root_of_abar" in bug else alpha
    grow = 1.0 if "not_rescaled" in bug else shrunk ** (-1.0 if "root_of_alpha_forgotten" in bug else -0.5)
    mean = grow * xt - removed * (1.0 if "only_xt_rescaled" in bug else grow)
    if "all_noise_removed_at_once" in bug:
        mean = (xt - np.sqrt(1 - abar) * eps_hat) / np.sqrt(abar)

    variance = beta * (1 - before) / (1 - abar) if "posterior_variance" in bug else beta
    if "fresh_noise_not_scaled" in bug:
        variance = 1.0
    fresh = (variance if "noise_scaled_by_the_variance" in bug else np.sqrt(variance)) * z
    if "fresh_noise_rescaled" in bug:
        fresh = fresh * grow
    quiet = t == last if "first_step_without_noise" in bug else t == 1
    if "second_step_without_noise" in bug:
        quiet = quiet or t == 2
    if "noise_at_the_last_step" in bug:
        quiet = quiet and t != 1
    return mean if quiet or "fresh_noise_left_out" in bug else mean + fresh

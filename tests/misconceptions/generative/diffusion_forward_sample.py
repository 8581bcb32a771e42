"""The forward process of a diffusion model with its known bugs as switches."""

import numpy as np

BUGS = {
    "single_step": "alpha_t stands where the cumulative product belongs: that is one step from x_{t-1}, not "
    "a jump from x_0. t = 1 hides it.",
    "index_off_by_one": "The schedule is read at index t, not t - 1: t counts from 1, so step 1 is at index "
    "0.",
    "one_step_too_few": "The product stops one step early, at abar_{t-1}: with 1 in front of the cumulative "
    "product, index t is abar_t.",
    "roots_forgotten": "abar and 1 - abar are used as they are: they are variances, and the coefficients "
    "are their square roots.",
    "root_of_the_signal_forgotten": "The signal is scaled by abar, what is left of its variance: the "
    "coefficient is the square root.",
    "root_of_the_noise_forgotten": "The noise is scaled by 1 - abar, its variance: the coefficient is the "
    "square root.",
    "one_minus_the_root": "The noise is scaled by 1 - sqrt(abar): squares of the coefficients must sum to "
    "1, not the coefficients.",
    "noise_of_one_step": "The noise is scaled by sqrt(beta_t), that of the last step alone: noise has "
    "gathered over t steps, to the variance 1 - abar_t.",
    "betas_summed": "abar is taken as 1 minus the sum of the betas: the alphas multiply. The sum is a "
    "first-order approximation, and turns negative on a long schedule.",
    "betas_multiplied": "The product runs over beta, not over alpha = 1 - beta.",
    "signal_and_noise_exchanged": "The coefficients are exchanged: abar is what is left of the signal.",
    "one_time_for_all": "All examples are noised at the first one's time step: each has its own.",
    "levels_along_the_features": "The noise levels run along the features instead of the examples: they "
    "need a trailing axis of size 1.",
    "noise_subtracted": "The noise is subtracted. The distribution is the same, but the network's target "
    "eps would have the wrong sign.",
}


def diffusion_forward_sample(x0, t, eps, betas, *, bug=frozenset()):
    factors = betas if "betas_multiplied" in bug else 1 - betas
    abar = factors if "single_step" in bug else np.cumprod(factors)
    if "betas_summed" in bug:
        abar = 1 - (betas if "single_step" in bug else np.cumsum(betas))
    if "one_time_for_all" in bug:
        t = np.full_like(t, t[0])
    index = t if "index_off_by_one" in bug else t - 1
    if "one_step_too_few" in bug:
        abar = np.concatenate([[1.0], abar])
    abar, beta = abar[index], betas[index]

    signal, noise = abar**0.5, (1 - abar) ** 0.5
    if "noise_of_one_step" in bug:
        noise = beta**0.5
    if "root_of_the_noise_forgotten" in bug:
        noise = noise**2
    if "root_of_the_signal_forgotten" in bug:
        signal = signal**2
    if "one_minus_the_root" in bug:
        noise = 1 - signal
    if "roots_forgotten" in bug:
        signal, noise = abar, 1 - abar
    if "signal_and_noise_exchanged" in bug:
        signal, noise = noise, signal
    if "noise_subtracted" in bug:
        noise = -noise
    if "levels_along_the_features" in bug:
        return signal * x0 + noise * eps
    return signal[:, None] * x0 + noise[:, None] * eps

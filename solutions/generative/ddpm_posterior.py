"""The step back in a diffusion process when the clean example is known."""

import numpy as np


def ddpm_posterior(x0, xt, t, betas):
    """Compute the mean and the variance of q(x_{t-1} | x_t, x_0), for one example.

    Formula:
        alpha_t = 1 - beta_t, abar_t = alpha_1 * ... * alpha_t, and abar_0 = 1
        mean = sqrt(abar_{t-1}) beta_t / (1 - abar_t) * x0
               + sqrt(alpha_t) (1 - abar_{t-1}) / (1 - abar_t) * xt
        variance = (1 - abar_{t-1}) / (1 - abar_t) * beta_t
        Time steps count from 1: beta_t is betas[t - 1]. At t = 1 the mean is x0 and the variance 0.

    Args:
        x0: (D,) float. The clean example.
        xt: (D,) float. The same example at step t.
        t: int in 1..T.
        betas: (T,) float, each between 0 and 1. beta_1 to beta_T.

    Returns:
        tuple of mean, (D,) float, and variance, float, in this order. The variance is the same for all D
        components; it is a variance, not a standard deviation.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        abar_1 = 0.75 and abar_2 = 0.5, so the variance is 0.25 / 0.5 * (1/3).

        >>> x0, xt, betas = np.array([3.0, 0.0]), np.array([0.0, 3.0]), np.array([1 / 4, 1 / 3])
        >>> mean, variance = ddpm_posterior(x0, xt, 2, betas)
        >>> mean.round(4), round(variance, 4)
        (array([1.7321, 1.2247]), 0.1667)

    Reference:
        Ho, Jain and Abbeel, "Denoising Diffusion Probabilistic Models" (2020).
    """
    # With abar_0 = 1 in front, abars[t] is abar_t and abars[t - 1] is right at t = 1 too.
    abars = np.concatenate([[1.0], np.cumprod(1 - betas)])  # (T + 1,)
    beta, abar, abar_before = betas[t - 1], abars[t], abars[t - 1]

    from_x0 = np.sqrt(abar_before) * beta / (1 - abar)
    from_xt = np.sqrt(1 - beta) * (1 - abar_before) / (1 - abar)
    return from_x0 * x0 + from_xt * xt, float((1 - abar_before) / (1 - abar) * beta)

"""One step of DDPM sampling: remove a bit of the predicted noise, then add a smaller bit of fresh noise."""

import numpy as np


def diffusion_reverse_step(xt, eps_hat, t, z, betas):
    """Step from x_t to x_{t-1} with the noise that the network predicts, for one example.

    Formula:
        alpha_t = 1 - beta_t, abar_t = alpha_1 * ... * alpha_t
        x_{t-1} = (xt - beta_t / sqrt(1 - abar_t) * eps_hat) / sqrt(alpha_t) + sigma_t * z
        sigma_t^2 = beta_t for t > 1; at t = 1, the last step of sampling, no noise is added.
        Time steps count from 1: beta_t is betas[t - 1].

    Args:
        xt: (D,) float. The example at step t.
        eps_hat: (D,) float. The network's prediction of the noise in xt.
        t: int in 1..T.
        z: (D,) float. A draw from N(0, I), to be ignored at t = 1.
        betas: (T,) float, each between 0 and 1. beta_1 to beta_T.

    Returns:
        (D,) float. x_{t-1}.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        beta_2 = 0.36 and abar_2 = 0.36, so x_1 = (x_2 - 0.36 / 0.8 * eps_hat) / 0.8 + 0.6 z.

        >>> betas = np.array([0.4375, 0.36])
        >>> x1 = diffusion_reverse_step(np.array([1.25]), np.array([1.0]), 2, np.array([2.0]), betas)
        >>> x1.round(6)
        array([2.2])

    Reference:
        Ho, Jain and Abbeel, "Denoising Diffusion Probabilistic Models" (2020).
    """
    raise NotImplementedError

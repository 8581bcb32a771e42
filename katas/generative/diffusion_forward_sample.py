"""The forward process of a diffusion model: from a clean example to any noise level in one jump."""

import numpy as np


def diffusion_forward_sample(x0, t, eps, betas):
    """Sample x_t given x_0, each example at a time step of its own.

    Formula:
        alpha_t = 1 - beta_t
        abar_t = alpha_1 * alpha_2 * ... * alpha_t
        x_t = sqrt(abar_t) * x0 + sqrt(1 - abar_t) * eps
        Time steps count from 1: beta_1, the first noising step, is betas[0], and beta_T is betas[T - 1].

    Args:
        x0: (N, D) float. Clean examples.
        t: (N,) int, each in 1..T. The time step of each example.
        eps: (N, D) float. Draws from N(0, 1).
        betas: (T,) float, each between 0 and 1. beta_1 to beta_T, the noise variances of single steps.

    Returns:
        (N, D) float. x_t; row i is at time step t[i].

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        abar_2 = (1 - 0.4375) * (1 - 0.36) = 0.36, so x_2 = 0.6 x0 + 0.8 eps.

        >>> betas = np.array([0.4375, 0.36])
        >>> diffusion_forward_sample(np.array([[10.0, 0.0]]), np.array([2]), np.array([[0.0, 10.0]]), betas)
        array([[6., 8.]])

    Reference:
        Sohl-Dickstein, Weiss, Maheswaranathan and Ganguli, "Deep Unsupervised Learning using Nonequilibrium
        Thermodynamics" (2015). Ho, Jain and Abbeel, "Denoising Diffusion Probabilistic Models" (2020).
    """
    raise NotImplementedError

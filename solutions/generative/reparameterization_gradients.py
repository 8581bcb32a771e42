"""The reparameterization trick: draw a sample in such a way that gradients pass through it."""

import numpy as np


def reparameterization_gradients(mu, logvar, eps, g):
    """Sample z = mu + sigma * eps, and carry dL/dz back to mu and logvar.

    The randomness sits in eps, which does not depend on the parameters, so z is a differentiable function of
    both. torch.autograd.grad, torch.autograd.backward and Tensor.backward are off limits: derive the
    gradients.

    Formula:
        sigma = exp(logvar / 2)
        z = mu + sigma * eps
        dmu = dL/dmu and dlogvar = dL/dlogvar, by the chain rule from g = dL/dz; logvar is log sigma^2.

    Args:
        mu: (...) float. Means.
        logvar: (...) float. Logarithms of the variances, the shape of `mu`.
        eps: (...) float. Draws from N(0, 1), the shape of `mu`.
        g: (...) float. dL/dz, the shape of `mu`.

    Returns:
        tuple of z, dmu and dlogvar, in this order, each (...) float, the shape of `mu`. Nothing is summed or
        averaged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        sigma = 3, and raising logvar by a little raises z by half of sigma * eps = 6 times that.

        >>> z, dmu, dlogvar = reparameterization_gradients(
        ...     np.array([1.0]), np.log([9.0]), np.array([2.0]), np.array([10.0])
        ... )
        >>> z.round(6), dmu.round(6), dlogvar.round(6)
        (array([7.]), array([10.]), array([30.]))

    Reference:
        Kingma and Welling, "Auto-Encoding Variational Bayes" (2014). Rezende, Mohamed and Wierstra,
        "Stochastic Backpropagation and Approximate Inference in Deep Generative Models" (2014).
    """
    sigma = np.exp(logvar / 2)  # (...), exp(logvar) would be the variance
    z = mu + sigma * eps

    # d sigma / d logvar = sigma / 2: the half comes from the square root that is hidden in logvar / 2.
    return z, g.copy(), g * eps * sigma / 2

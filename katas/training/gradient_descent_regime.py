"""Gradient descent on a quadratic: what the learning rate does along each direction of curvature."""

import numpy as np


def gradient_descent_regime(eigs, lr):
    """Say how gradient descent behaves on a quadratic bowl with these curvatures.

    Formula:
        One step x <- x - lr * H x multiplies the component along eigenvector i by 1 - lr * eigs[i].
        rho = max over i of |1 - lr * eigs[i]|
        regime = "marginal"   if rho is 1 within 1e-12
                 "diverges"   if rho > 1
                 "oscillates" if rho < 1 and some factor 1 - lr * eigs[i] is negative
                 "monotone"   if rho < 1 and no factor is negative; a factor of 0 counts as monotone
        lr_best = 2 / (smallest + largest eigenvalue), the rate with the smallest rho, whatever lr is.

    Args:
        eigs: (n,) float, above 0, in any order. Eigenvalues of the Hessian.
        lr: float, above 0. Learning rate.

    Returns:
        (regime, rho, lr_best): a str, one of the four above, and two floats.

    Raises:
        Nothing of its own.

    Example:
        >>> gradient_descent_regime(np.array([4.0, 1.0]), 0.375)
        ('oscillates', 0.625, 0.4)

    Reference:
        Goodfellow, Bengio and Courville, "Deep Learning" (2016).
        Cohen, Kaur, Li, Kolter and Talwalkar, "Gradient Descent on Neural Networks Typically Occurs at the
        Edge of Stability" (2021), for what becomes of the limit lr < 2 / largest in deep networks.
    """
    raise NotImplementedError

"""Rapid fire: Activations."""

import math

import numpy as np


def q05_eight_sigmoid_slopes():
    """Why not use sigmoid everywhere?

    What is the largest possible product of the slopes of 8 sigmoids, in units of 1e-5?

    Returns:
        float. The product divided by 1e-5, to 2 decimals.
    """
    return round(0.25**8 / 1e-5, 2)  # s (1 - s) is largest at s = 1/2


def q06_dead_fraction(Z):
    """What is the dying ReLU problem and how do you fix it?

    Write the detector: the share of units that are dead, which means that their pre-activation is at or below
    zero for every example.

    Formula:
        unit j is dead when Z[i, j] <= 0 for all i
        result = number of dead units / H

    Args:
        Z: (N, H) float. Pre-activations of H units for N examples, N and H at least 1.

    Returns:
        float. The share of dead units, from 0 to 1.

    Raises:
        Nothing of its own.

    Example:
        >>> float(q06_dead_fraction(np.array([[1.0, -1.0], [-2.0, -3.0]])))
        0.5

    Reference:
        Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models" (2013).
    """
    # Per unit over all examples: the share of zero activations would also count healthy sparsity.
    return (np.asarray(Z) <= 0).all(axis=0).mean()


def q07_gelu_of_one():
    """Why do GPT-style models use GELU? Give two reasons over ReLU.

    What is the exact GELU(1)?

    Returns:
        float. The value, to 4 decimals.
    """
    # x Phi(x) with the normal distribution function Phi, not its tanh approximation.
    return round(1.0 * 0.5 * (1.0 + math.erf(1.0 / math.sqrt(2.0))), 4)


def q08_leaky_init_variance():
    """Match initialization to activation: derive the He factor 2.

    Leaky ReLU with slope 0.2, fan_in 100, forward mode: which Var(w) keeps the variance constant?

    Returns:
        float. The variance, to 5 decimals.
    """
    passed_on = (1 + 0.2**2) / 2  # E[h^2] / Var(z): the positive half whole, the negative half times 0.04
    return round(1 / (100 * passed_on), 5)

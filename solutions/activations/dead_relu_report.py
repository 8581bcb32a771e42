"""How many ReLU units are dead, and how many outputs are merely zero."""

import numpy as np


def dead_relu_report(Z):
    """Tell dead units from ordinary sparsity in a ReLU layer seen over a whole dataset.

    Formula:
        unit h is dead  <=>  Z[n, h] <= 0 for every example n
        dead_fraction = number of dead units / H
        zero_fraction = number of entries of Z that are <= 0 / (N * H)
        An entry of exactly 0 counts as off: its output is 0 and, with ReLU'(0) = 0, so is its gradient.

    Args:
        Z: (N, H) float. Pre-activations, before the ReLU: N examples, H units.

    Returns:
        (dead_fraction, zero_fraction): two floats between 0 and 1. After He initialization expect about
        0 and 0.5.

    Raises:
        Nothing of its own: N and H are at least 1.

    Example:
        >>> dead_relu_report(np.array([[-1.0, 2.0, -3.0, 0.0], [-4.0, -5.0, 6.0, -1.0]]))
        (0.5, 0.75)

    Reference:
        Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models" (2013).
        Lu, Shin, Su and Karniadakis, "Dying ReLU and Initialization: Theory and Numerical Examples" (2019).
    """
    off = Z <= 0  # (N, H), <= since the slope at 0 is 0 too

    # Death is a property of a unit over all examples: reduce over n with all, then average over units.
    dead = np.all(off, axis=0)  # (H,)
    return float(dead.mean()), float(off.mean())

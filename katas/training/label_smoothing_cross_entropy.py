"""Cross-entropy against smoothed labels, with its gradient: keep a classifier from growing overconfident."""

import numpy as np


def label_smoothing_cross_entropy(z, y, eps):
    """Score logits against labels that give a share eps to the uniform distribution.

    Formula:
        q = (1 - eps) * onehot(y) + eps / K
        p = softmax(z)
        loss = mean over n of -sum_k q[n, k] * log p[n, k]
        dz = (p - q) / N
        with the natural logarithm and softmax over the classes, axis 1. The uniform part goes to all K
        classes, the true one included, which therefore has q = 1 - eps + eps / K.

    Args:
        z: (N, K) float. Logits, one example per row.
        y: (N,) int. The true class of each row, 0 to K - 1.
        eps: float, 0 to 1. Share of the uniform distribution; 0 gives the ordinary cross-entropy.

    Returns:
        (loss, dz): a float, the mean over the N examples, and the (N, K) float gradient of that mean.

    Raises:
        Nothing of its own: class ids are taken to be in range.
        torch's cross_entropy and its autograd are off limits.

    Example:
        >>> loss, dz = label_smoothing_cross_entropy(np.array([[np.log(3.0), 0.0]]), np.array([0]), 0.2)
        >>> round(loss, 4), dz.round(4)
        (0.3975, array([[-0.15,  0.15]]))

    Reference:
        Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception Architecture for Computer
        Vision" (2016).
        Muller, Kornblith and Hinton, "When Does Label Smoothing Help?" (2019).
    """
    raise NotImplementedError

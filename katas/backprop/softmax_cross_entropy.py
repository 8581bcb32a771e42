"""Softmax and cross-entropy as one step: the loss of a classifier and its gradient."""

import numpy as np


def softmax_cross_entropy(z, y):
    """Score logits against class ids, and give the gradient with respect to the logits.

    Formula:
        loss = mean over n of (log(sum_c exp(z[n, c])) - z[n, y[n]])
        dz = (softmax(z) - onehot(y)) / N
        with the natural logarithm, and softmax over the classes: axis 1.

    Args:
        z: (N, C) float. Logits, one example per row. Entries as large as 1e4 in size, also in one batch with
            small ones, give finite and exact results: shift each row by its own maximum. No probability is
            floored: a probability of exp(-50) costs 50.
        y: (N,) int. The true class of each row, 0 to C - 1.

    Returns:
        (loss, dz): a float, the mean over the N examples, and the (N, C) float gradient of that mean.

    Raises:
        Nothing of its own: class ids are taken to be in range.
        torch's cross_entropy and its autograd are off limits.

    Example:
        >>> loss, dz = softmax_cross_entropy(np.array([[0.0, np.log(3.0)], [2.0, 2.0]]), np.array([0, 1]))
        >>> round(loss, 4)
        1.0397
        >>> dz.round(4)
        array([[-0.375,  0.375],
               [ 0.25 , -0.25 ]])

    Reference:
        Bridle, "Probabilistic Interpretation of Feedforward Classification Network Outputs" (1990).
        Goodfellow, Bengio and Courville, "Deep Learning" (2016).
    """
    raise NotImplementedError

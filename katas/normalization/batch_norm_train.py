"""Batch normalization in training mode: normalize with the batch, and keep running statistics for later."""

import numpy as np


def batch_norm_train(x, g, b, rm, rv, momentum=0.1, eps=1e-5):
    """Normalize each channel with the statistics of the batch and update the running statistics.

    Formula:
        y = (x - mean) / sqrt(var + eps) * g + b
        new_rm = (1 - momentum) * rm + momentum * mean
        new_rv = (1 - momentum) * rv + momentum * var * n / (n - 1)
        where mean and var = mean((x - mean)**2) are taken per channel over the n values in N (and H and W).
        y uses the biased variance, with eps inside the square root; new_rv stores the unbiased one, without
        eps. Momentum as in torch: the weight of the new batch. (The momentum of Keras is 1 minus that.)

    Args:
        x: (N, C) or (N, C, H, W) float, with n >= 2 values per channel.
        g: (C,) float. Gain of each channel.
        b: (C,) float. Shift of each channel, added last.
        rm: (C,) float. Running mean before this batch.
        rv: (C,) float. Running variance before this batch.
        momentum: Weight of the new batch in the running statistics.
        eps: Keeps the division finite when a channel is constant.

    Returns:
        (y, new_rm, new_rv): y has the shape of `x`, the other two are (C,) float. The running statistics come
        back as new values: `rm` and `rv` are left unchanged.
        Off limits: torch.nn.functional.batch_norm and its kin.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        The batch (1, 3) has mean 2, biased variance 1 and unbiased variance 2.

        >>> one, zero = np.ones(1), np.zeros(1)
        >>> y, new_rm, new_rv = batch_norm_train(np.array([[1.0], [3.0]]), one, zero, zero, one, eps=0.0)
        >>> y.ravel(), new_rm, new_rv
        (array([-1.,  1.]), array([0.2]), array([1.1]))

    Reference:
        Ioffe and Szegedy, "Batch Normalization" (2015). The torch.nn.BatchNorm2d documentation (momentum).
    """
    raise NotImplementedError

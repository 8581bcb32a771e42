"""Rapid fire: Normalization."""

import math


def q25_bn_mean_std(sigma, n):
    """Why does BatchNorm fail with small batches?

    Write the noise of its mean: the standard error of the mean of n independent values.

    Formula:
        result = sigma / sqrt(n)

    Args:
        sigma: float. Standard deviation of one value, not negative.
        n: int. Number of values that the mean is taken over, at least 1.

    Returns:
        float. The standard deviation of the mean.

    Raises:
        Nothing of its own.

    Example:
        >>> q25_bn_mean_std(1.0, 4)
        0.5

    Reference:
        Wu and He, "Group Normalization" (2018), for what small batches do to BatchNorm.
    """
    raise NotImplementedError


def q26_layer_norm_statistics():
    """Why not "use BatchNorm in our Transformer"?

    Over what does LayerNorm in a Transformer compute its statistics?

    Options:
        A. the batch
        B. the sequence
        C. batch and sequence
        D. the features of one token

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError


def q27_rms_norm_by_hand():
    """What is RMSNorm and why is it used in LLaMA?

    RMSNorm of (3, 4) with gain 1 and eps 0: what is the first component?

    Returns:
        float. The component, to 4 decimals.
    """
    raise NotImplementedError


def q28_group_norm_means():
    """Which axes do BatchNorm, LayerNorm, InstanceNorm and GroupNorm reduce over for (N,C,H,W)?

    How many means does GroupNorm with G = 32 compute on an input of shape (8, 256, 14, 14)?

    Returns:
        int. The number of means.
    """
    raise NotImplementedError

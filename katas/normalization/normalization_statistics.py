"""Which axes each normalization averages over: batch, layer, instance and group statistics of images."""

import numpy as np


def normalization_statistics(x, kind, groups=1):
    """Return the mean and the variance that each kind of normalization uses on a batch of images.

    Formula:
        batch:    over (N, H, W), one pair per channel              -> (1, C, 1, 1)
        layer:    over (C, H, W), one pair per example              -> (N, 1, 1, 1)
        instance: over (H, W), one pair per example and channel     -> (N, C, 1, 1)
        group:    over (C/G, H, W) of each group of each example    -> (N, G, 1, 1, 1)
        The variance is biased: mean((x - mean)**2), divided by the count n, not by n - 1.
        A group is a block of C/G consecutive channels: group 0 holds channels 0 to C/G - 1, and so on.

    Args:
        x: (N, C, H, W) float.
        kind: str. One of "batch", "layer", "instance" and "group".
        groups: int. G, the number of groups, a divisor of C; used by "group" alone.

    Returns:
        (mean, var): two float arrays of the shape given above. The reduced axes are kept with size 1, so that
        both broadcast against x, and for "group" against x.reshape(N, G, C/G, H, W).

    Raises:
        Nothing of its own: `kind` is one of the four and `groups` divides C.

    Example:
        One example, two channels of one row: channel 0 is (1, 3), channel 1 is (5, 7).

        >>> x = np.array([1.0, 3.0, 5.0, 7.0]).reshape(1, 2, 1, 2)
        >>> mean, var = normalization_statistics(x, "batch")
        >>> mean.shape, mean.ravel(), var.ravel()
        ((1, 2, 1, 1), array([2., 6.]), array([1., 1.]))
        >>> mean, var = normalization_statistics(x, "layer")
        >>> mean.shape, mean.ravel(), var.ravel()
        ((1, 1, 1, 1), array([4.]), array([5.]))

    Reference:
        Ioffe and Szegedy, "Batch Normalization" (2015). Ba, Kiros and Hinton, "Layer Normalization" (2016).
        Ulyanov, Vedaldi and Lempitsky, "Instance Normalization" (2016).
        Wu and He, "Group Normalization" (2018).
    """
    raise NotImplementedError

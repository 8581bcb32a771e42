"""A learning-rate schedule: linear warm-up, then half a cosine down to a floor."""

import math


def warmup_cosine(t, warmup, total, lr_max, lr_min=0.0):
    """Give the learning rate of step t.

    Formula:
        t < warmup:           lr_max * t / warmup
        warmup <= t <= total: lr_min + 0.5 * (lr_max - lr_min) * (1 + cos(pi * x))
                              with x = (t - warmup) / (total - warmup)
        t > total:            lr_min
        The warm-up starts at 0, not at lr_min; the peak is reached at t = warmup, the floor at t = total.

    Args:
        t: int. Step, counted from 0.
        warmup: int. Number of warm-up steps, 0 <= warmup < total. With 0 the schedule starts at its peak.
        total: int. The step at which the floor is reached.
        lr_max: float. Peak rate.
        lr_min: float. Floor.

    Returns:
        float. The learning rate.

    Raises:
        Nothing of its own.

    Example:
        >>> [round(warmup_cosine(t, 2, 6, 1.0), 3) for t in range(8)]
        [0.0, 0.5, 1.0, 0.854, 0.5, 0.146, 0.0, 0.0]

    Reference:
        Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour" (2017), for the warm-up.
        Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017), for the cosine.
    """
    raise NotImplementedError

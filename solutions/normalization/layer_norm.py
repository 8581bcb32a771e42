"""Layer normalization: give every row mean 0 and variance 1, then rescale and shift it."""

import numpy as np


def layer_norm(x, g, b, eps=1e-5):
    """Normalize the last axis of `x`, one row (token) at a time.

    Formula:
        y = (x - mean) / sqrt(var + eps) * g + b
        where mean and var = mean((x - mean)**2) are taken over the last axis. The variance is biased (divided
        by d, not d - 1) and eps stands inside the square root. Training and evaluation compute the same.

    Args:
        x: (..., d) float. Any number of leading axes, none of them mixed. A float32 row may have a mean
            thousands of times its spread; its variance must survive that.
        g: (d,) float. Gain of each feature.
        b: (d,) float. Shift of each feature, added last.
        eps: Keeps the division finite when a row is constant.

    Returns:
        (..., d) float. Same shape as `x`; `x` itself is left unchanged.
        Off limits: torch.nn.functional.layer_norm and its kin.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> layer_norm(np.array([[1.0, 3.0]]), np.array([1.0, 2.0]), np.array([0.0, 10.0]), eps=0.0)
        array([[-1., 12.]])

    Reference:
        Ba, Kiros and Hinton, "Layer Normalization" (2016).
    """
    # keepdims leaves a trailing axis of size 1, so each row meets its own statistic.
    mean = x.mean(axis=-1, keepdims=True)  # (..., 1)
    centered = x - mean  # (..., d)

    # Squares of deviations: mean(x**2) - mean**2 loses every digit when the mean is large.
    var = np.mean(centered**2, axis=-1, keepdims=True)  # (..., 1), divides by d

    return centered / np.sqrt(var + eps) * g + b

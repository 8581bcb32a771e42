"""Root-mean-square normalization: LayerNorm without the mean and without the shift."""

import numpy as np


def rms_norm(x, g, eps=1e-6):
    """Divide every row by its root mean square, then multiply by a learned gain.

    Formula:
        y = x / sqrt(mean(x**2) + eps) * g
        where the mean is taken over the last axis, one statistic per row (token).
        No mean is subtracted and there is no shift. eps stands inside the square root, and g is the gain
        itself (a fresh layer has g = 1).

    Args:
        x: (..., d) float. Any number of leading axes, none of them mixed.
        g: (d,) float. Gain of each feature.
        eps: Added to the mean square; keeps a row of zeros finite.

    Returns:
        (..., d) float. Same shape as `x`; `x` itself is left unchanged.
        Off limits: torch.nn.functional.rms_norm and its kin.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        The mean square of (1, 7) is (1 + 49) / 2 = 25, so the row is divided by 5.

        >>> rms_norm(np.array([[1.0, 7.0]]), np.array([1.0, 10.0]), eps=0.0)
        array([[ 0.2, 14. ]])

    Reference:
        Zhang and Sennrich, "Root Mean Square Layer Normalization" (2019).
        Touvron et al., "LLaMA: Open and Efficient Foundation Language Models" (2023).
    """
    # The mean square is not the variance: the two agree only for rows whose mean is zero.
    mean_square = np.mean(x**2, axis=-1, keepdims=True)  # (..., 1)

    return x / np.sqrt(mean_square + eps) * g  # (..., d)

"""Group normalization: normalize blocks of channels of one example, so that the batch size plays no role."""

import numpy as np


def group_norm(x, G, g, b, eps=1e-5):
    """Normalize each group of consecutive channels of each example, then scale and shift each channel.

    Formula:
        y = (x - mean) / sqrt(var + eps) * g + b
        where mean and var = mean((x - mean)**2) are taken over one example's C/G channels of a group and all
        of H and W. Group 0 holds channels 0 to C/G - 1, group 1 the next C/G channels, and so on. The
        variance is biased, eps stands inside the square root, and g and b belong to channels, not to groups.

    Args:
        x: (N, C, H, W) float.
        G: int. The number of groups, a divisor of C. G = 1 is LayerNorm over (C, H, W), G = C is
            InstanceNorm.
        g: (C,) float. Gain of each channel.
        b: (C,) float. Shift of each channel, added last.
        eps: Keeps the division finite when a group is constant.

    Returns:
        (N, C, H, W) float. Same shape as `x`; an example's result does not depend on the others.
        Off limits: torch.nn.functional.group_norm and its kin.

    Raises:
        Nothing of its own: G divides C and the shapes are taken to match.

    Example:
        Four channels of one pixel in two groups: (1, 3) and (10, 30) both become (-1, 1).

        >>> x = np.array([1.0, 3.0, 10.0, 30.0]).reshape(1, 4, 1, 1)
        >>> g, b = np.array([1.0, 1.0, 1.0, 5.0]), np.array([0.0, 0.0, 7.0, 0.0])
        >>> group_norm(x, 2, g, b, eps=0.0).ravel()
        array([-1.,  1.,  6.,  5.])

    Reference:
        Wu and He, "Group Normalization" (2018).
    """
    n, c, h, w = x.shape
    grouped = x.reshape(n, G, c // G, h, w)  # consecutive channels share a group

    mean = grouped.mean(axis=(2, 3, 4), keepdims=True)  # (N, G, 1, 1, 1)
    var = grouped.var(axis=(2, 3, 4), keepdims=True)  # (N, G, 1, 1, 1), biased
    xhat = ((grouped - mean) / np.sqrt(var + eps)).reshape(n, c, h, w)

    # The statistics are shared by a group, the affine parameters are not: back to channels first.
    return xhat * g[:, None, None] + b[:, None, None]

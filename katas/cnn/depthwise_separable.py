"""Depthwise separable convolution: filter each channel in space, then mix channels at each pixel."""

import numpy as np


def depthwise_separable(x, wd, wp):
    """Apply a depthwise and then a pointwise convolution, and compare the cost with a standard one.

    Formula:
        z[c] = x[c] cross-correlated with wd[c] (kernel not flipped), stride 1, (k - 1)/2 zeros on each side
        y[o] = sum over c of wp[o, c] * z[c]
        cost_ratio = MACs of both steps / MACs of one standard k x k convolution from C to O channels
                   = 1/O + 1/k^2
        There is no bias and no non-linearity, neither between the steps nor after them.

    Args:
        x: (C, H, W) float. One image.
        wd: (C, k, k) float. One spatial filter per channel; k is odd.
        wp: (O, C) float. The pointwise (1 x 1) weights.

    Returns:
        (y, cost_ratio): y (O, H, W) float, and cost_ratio, a float.

    Raises:
        Nothing of its own: shapes are taken to match. torch's conv2d and conv3d are off
        limits.

    Example:
        >>> x = np.array([[[1.0, 2.0]], [[3.0, 4.0]]])
        >>> wd = np.zeros((2, 3, 3))
        >>> wd[:, 1, 1] = [1.0, 10.0]
        >>> y, cost_ratio = depthwise_separable(x, wd, np.array([[1.0, 1.0]]))
        >>> y
        array([[[31., 42.]]])
        >>> round(cost_ratio, 4)
        1.1111

    Reference:
        Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision
        Applications" (2017).
        Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions" (2017).
    """
    raise NotImplementedError

"""The ConvNeXt block: a ResNet block rebuilt with a Transformer's habits."""

import math
import numpy as np


def convnext_block(x, wd, bd, g, b, W1, b1, W2, b2, gamma, eps=1e-6):
    """Run one ConvNeXt block on a batch of images.

    Formula:
        y = x + gamma * (GELU(LN(dwconv7x7(x) + bd) W1 + b1) W2 + b2)
        dwconv7x7: each channel cross-correlated with its own 7 x 7 kernel (not flipped), stride 1, zero
            padding 3 on each side.
        LN: at each position by itself, over its C channels: (z - mean) / sqrt(var + eps) * g + b, with the
            biased variance (divide by C).
        GELU: the exact one, z * (1 + erf(z / sqrt(2))) / 2; the only activation of the block.
        W1 and W2 act on the channels of each position as z @ W; gamma (layer scale) multiplies each channel
            of the branch.

    Args:
        x: (N, C, H, W) float. The images.
        wd: (C, 7, 7) float. Depthwise kernels.
        bd: (C,) float. Depthwise bias.
        g: (C,) float. Gain of the LayerNorm.
        b: (C,) float. Shift of the LayerNorm.
        W1: (C, 4C) float. First pointwise layer, which widens.
        b1: (4C,) float. Its bias.
        W2: (4C, C) float. Second pointwise layer, which narrows.
        b2: (C,) float. Its bias.
        gamma: (C,) float. Layer scale.
        eps: Added to the variance, inside the square root.

    Returns:
        (N, C, H, W) float. `x` itself is left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> x = np.array([1.0, 3.0]).reshape(1, 2, 1, 1)  # two channels, one pixel
        >>> wd = np.zeros((2, 7, 7))
        >>> wd[:, 3, 3] = 1.0  # the center tap alone: the depthwise step changes nothing
        >>> W1, W2 = np.eye(2, 8), np.eye(8, 2)
        >>> zeros, ones = np.zeros(2), np.ones(2)
        >>> y = convnext_block(x, wd, zeros, ones, zeros, W1, np.zeros(8), W2, zeros, ones, eps=0.0)
        >>> y.ravel().round(4)  # LN gives (-1, 1), and GELU of those is (-0.1587, 0.8413)
        array([0.8413, 3.8413])

    Reference:
        Liu et al., "A ConvNet for the 2020s" (2022).
        Touvron et al., "Going deeper with Image Transformers" (2021), for the layer scale.
    """
    raise NotImplementedError

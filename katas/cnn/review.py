"""Review a colleague's code: is this implementation right?"""

import numpy as np


def review_conv2d(implementation):
    """Tell a right implementation of cnn/conv2d from a wrong one.

    Formula:
        implementation(x, w, b=None, stride=1, pad=0, dil=1, groups=1) is right when it returns
        y[n, o, i, j] = b[o] + sum over c, u, v of
            x[n, g(o) * C/G + c, i*stride + u*dil - pad, j*stride + v*dil - pad] * w[o, c, u, v]
        with G = groups, g(o) = o // (O/G), x = 0 outside the image, and no bias when b is None.
        x is (N, C, H, W), w is (O, C/G, kh, kw), b is (O,), y is (N, O, Ho, Wo) with
        Ho = floor((H + 2*pad - dil*(kh - 1) - 1) / stride) + 1, and Wo likewise.

    Args:
        implementation: A function with the parameters above. It may raise, or return anything.

    Returns:
        bool. True when the implementation is right, whatever its style; False when it has a mistake.

    Raises:
        Nothing, whatever the implementation does.

    Reference:
        Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016).
    """
    raise NotImplementedError


def review_receptive_field(implementation):
    """Tell a right implementation of cnn/receptive_field from a wrong one.

    Formula:
        implementation(layers) is right when it returns (r, j) with r = 1, j = 1 to begin with, and for each
        layer (k, s, d) from input to output: r = r + d * (k - 1) * j, then j = j * s.

    Args:
        implementation: A function of a list of (k, s, d). It may raise, or return anything.

    Returns:
        bool. True when the implementation is right, whatever its style; False when it has a mistake.

    Raises:
        Nothing, whatever the implementation does.

    Reference:
        Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks" (2019).
    """
    raise NotImplementedError

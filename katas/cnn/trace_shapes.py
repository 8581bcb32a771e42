"""Trace an architecture: the shape after every layer and the parameters of the whole."""

import math


def trace_shapes(spec, c, h, w):
    """Follow one image through a stack of layers.

    Formula:
        ("conv", cout, k, s, p): k x k convolution with bias; cout * channels * k * k + cout parameters
        ("pool", k, s, p): k x k pooling, each channel by itself; no parameters
        ("gap",): global average pooling, gives (C, 1, 1); no parameters
        ("flatten",): (C, H, W) becomes (C * H * W,); no parameters
        ("fc", m): fully connected from (F,) to (m,) with bias; m * F + m parameters
        conv and pool turn a height or width n into floor((n + 2p - k) / s) + 1.

    Args:
        spec: list of tuples as above, from input to output. An fc always comes after a flatten or another fc.
        c: int. Channels of the image.
        h: int. Height of the image.
        w: int. Width of the image, which need not equal the height.

    Returns:
        (shapes, total): a list with the shape after each item, as a tuple (C, H, W) or (F,) of ints, and the
        total number of parameters. The shape of the input is not in the list.

    Raises:
        Nothing of its own: every window is taken to fit.

    Example:
        >>> trace_shapes([("conv", 6, 5, 1, 0), ("pool", 2, 2, 0), ("flatten",), ("fc", 10)], 1, 32, 28)
        ([(6, 28, 24), (6, 14, 12), (1008,), (10,)], 10246)

    Reference:
        LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition" (1998).
        Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional Neural
        Networks" (2012).
        Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition" (2015).
    """
    raise NotImplementedError

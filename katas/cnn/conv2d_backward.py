"""The backward pass of a convolution: three sums over the same windows as the forward pass."""

import numpy as np


def conv2d_backward(x, w, dout, stride, pad):
    """Pull a gradient back through a convolution with a bias.

    Formula:
        forward: y[n, o, i, j] = b[o] + sum over c, u, v of
            xpad[n, c, i*stride + u, j*stride + v] * w[o, c, u, v]
            where xpad is x with `pad` zeros on each side of H and W (no dilation, no groups, no flip)
        db[o] = sum over n, i, j of dout[n, o, i, j]
        dw[o, c, u, v] = sum over n, i, j of dout[n, o, i, j] * xpad[n, c, i*stride + u, j*stride + v]
        dxpad[n, c, i*stride + u, j*stride + v] collects dout[n, o, i, j] * w[o, c, u, v]
            for all o, i, j, u, v; dx is dxpad without the padding.

    Args:
        x: (N, C, H, W) float. Input of the forward pass.
        w: (O, C, k, k) float. Kernels.
        dout: (N, O, Ho, Wo) float. Gradient of the loss with respect to y, with
            Ho = floor((H + 2*pad - k) / stride) + 1 and Wo likewise. Pixels that no window covers get
            gradient 0.
        stride: int. Stride of the forward pass, on both axes.
        pad: int. Zero padding of the forward pass, on each side of both axes.

    Returns:
        (dx, dw, db): dx (N, C, H, W) float, dw (O, C, k, k) float and db (O,) float.

    Raises:
        Nothing of its own: shapes are taken to match. torch's autograd, its transposed convolution and
        torch.nn.grad are off limits.

    Example:
        >>> x, w = np.array([[[[1.0, 2.0, 3.0]] * 2]]), np.array([[[[1.0, 10.0], [0.0, 0.0]]]])
        >>> dx, dw, db = conv2d_backward(x, w, np.array([[[[1.0, 1.0]]]]), 1, 0)
        >>> dx
        array([[[[ 1., 11., 10.],
                 [ 0.,  0.,  0.]]]])
        >>> dw
        array([[[[3., 5.],
                 [3., 5.]]]])
        >>> db
        array([2.])

    Reference:
        LeCun et al., "Backpropagation Applied to Handwritten Zip Code Recognition" (1989).
        Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016).
    """
    raise NotImplementedError

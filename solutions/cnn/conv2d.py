"""The convolution layer: slide a kernel over an image, padded, strided, dilated and in groups."""

import numpy as np


def conv2d(x, w, b=None, stride=1, pad=0, dil=1, groups=1):
    """Cross-correlate a batch of images with a bank of kernels.

    Formula:
        y[n, o, i, j] = b[o] + sum over c, u, v of
            x[n, g(o) * C/G + c, i*stride + u*dil - pad, j*stride + v*dil - pad] * w[o, c, u, v]
        with G = groups and g(o) = o // (O/G): the first O/G outputs see the first C/G inputs, and so on.
        The kernel is NOT flipped. x counts as 0 outside the image. Stride, padding and dilation are the
        same on both axes.
        Ho = floor((H + 2*pad - dil*(kh - 1) - 1) / stride) + 1, and Wo likewise from W and kw.

    Args:
        x: (N, C, H, W) float. The images.
        w: (O, C/groups, kh, kw) float. The kernels, not necessarily square.
        b: (O,) float or None. Bias of each output channel; None is no bias.
        stride: int. Cells between neighboring windows.
        pad: int. Zeros added on each of the four sides.
        dil: int. Cells between neighboring taps.
        groups: int. Blocks of channels; it divides C and O.

    Returns:
        (N, O, Ho, Wo) float.

    Raises:
        Nothing of its own: shapes are taken to match. torch's conv2d and conv3d are off
        limits.

    Example:
        >>> x = np.arange(9.0).reshape(1, 1, 3, 3)
        >>> w = np.array([[[[1.0, 0.0], [0.0, 10.0]]]])
        >>> conv2d(x, w)
        array([[[[40., 51.],
                 [73., 84.]]]])

    Reference:
        LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition" (1998).
        Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016).
    """
    (N, C, H, W), (O, _, kh, kw) = x.shape, w.shape
    Ho = (H + 2 * pad - dil * (kh - 1) - 1) // stride + 1
    Wo = (W + 2 * pad - dil * (kw - 1) - 1) // stride + 1
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    padded = padded.reshape(N, groups, C // groups, H + 2 * pad, W + 2 * pad)
    taps = w.reshape(groups, O // groups, C // groups, kh, kw)

    # One tap of the kernel at a time: it meets a shifted, strided view of the whole image.
    y = np.zeros((N, groups, O // groups, Ho, Wo))
    for u, v in np.ndindex(kh, kw):
        rows = slice(u * dil, u * dil + stride * (Ho - 1) + 1, stride)
        cols = slice(v * dil, v * dil + stride * (Wo - 1) + 1, stride)
        y += np.einsum("ngcij,goc->ngoij", padded[..., rows, cols], taps[..., u, v])

    y = y.reshape(N, O, Ho, Wo)
    return y if b is None else y + b[:, None, None]

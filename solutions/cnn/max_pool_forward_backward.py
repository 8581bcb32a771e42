"""Max pooling and its gradient: the winner of each window takes it all."""

import numpy as np


def max_pool_forward_backward(x, k, s, p, dout):
    """Max-pool one channel and route the gradient of its output back to the input.

    Formula:
        y[i, j] = max over u, v < k of xpad[i*s + u, j*s + v]
            where xpad is x with p cells of -infinity on each side
        dx[a, b] = sum of dout[i, j] over all windows (i, j) whose maximum was taken from x[a, b].
        Ties: the FIRST maximum of the window in row-major order was taken. Padding never wins.
        Ho = floor((H + 2p - k) / s) + 1, and Wo likewise: an incomplete last window is dropped.

    Args:
        x: (H, W) float. One channel of one image.
        k: int. Height and width of a window.
        s: int. Stride, which need not equal k: windows may overlap.
        p: int. Padding on each side, at most k/2.
        dout: (Ho, Wo) float. Gradient of the loss with respect to y.

    Returns:
        (y, dx): y (Ho, Wo) float, and dx (H, W) float, the gradient with respect to x.

    Raises:
        Nothing of its own: shapes are taken to match. torch's max_pool2d and autograd are off limits.

    Example:
        >>> x = np.array([[1.0, 3.0], [2.0, 0.0]])
        >>> y, dx = max_pool_forward_backward(x, 2, 2, 0, np.array([[10.0]]))
        >>> y
        array([[3.]])
        >>> dx
        array([[ 0., 10.],
               [ 0.,  0.]])

    Reference:
        Ranzato et al., "Unsupervised Learning of Invariant Feature Hierarchies with Applications to Object
        Recognition" (2007).
    """
    (H, W), (Ho, Wo) = x.shape, dout.shape
    padded = np.pad(x, p, constant_values=-np.inf)  # (H + 2p, W + 2p)
    y, dpadded = np.empty((Ho, Wo)), np.zeros(padded.shape)

    for i, j in np.ndindex(Ho, Wo):
        window = padded[i * s : i * s + k, j * s : j * s + k]
        u, v = np.unravel_index(window.argmax(), window.shape)  # argmax is the first one in row-major order
        y[i, j] = window[u, v]
        # Overlapping windows can share a winner, so gradients add up.
        dpadded[i * s + u, j * s + v] += dout[i, j]

    return y, dpadded[p : p + H, p : p + W]

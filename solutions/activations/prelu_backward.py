"""The backward pass of PReLU, whose left slope is learned, one per channel."""

import numpy as np


def prelu_backward(z, a, dout):
    """Pull a gradient back through a channel-wise PReLU to its input and to its slopes.

    Off limits, since they are the kata: torch.autograd.grad, torch.autograd.backward and Tensor.backward.

    Formula:
        forward: y[n, c] = max(z[n, c], 0) + a[c] * min(z[n, c], 0)
        dz[n, c] = dout[n, c] * (1 if z[n, c] > 0 else a[c])
        da[c] = sum over n of dout[n, c] * min(z[n, c], 0)

    Args:
        z: (N, C) float. Input of the forward pass.
        a: (C,) float. Left slope of each channel.
        dout: (N, C) float. Gradient of the loss with respect to y; it carries whatever 1/N the loss has.

    Returns:
        (dz, da): (N, C) float and (C,) float.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> z, a = np.array([[-2.0, 3.0], [1.0, -4.0]]), np.array([0.25, 0.5])
        >>> dz, da = prelu_backward(z, a, np.ones((2, 2)))
        >>> dz
        array([[0.25, 1.  ],
               [1.  , 0.5 ]])
        >>> da
        array([-2., -4.])

    Reference:
        He, Zhang, Ren and Sun, "Delving Deep into Rectifiers" (2015).
    """
    dz = dout * np.where(z > 0, 1.0, a)  # (N, C), a broadcasts along the examples

    # All examples share a[c], so their gradients add up; d(a * z)/da is z, and only where z is negative.
    da = (dout * np.minimum(z, 0.0)).sum(axis=0)  # (C,)
    return dz, da

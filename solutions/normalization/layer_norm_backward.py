"""The backward pass of layer normalization, with the gradient through the statistics."""

import numpy as np


def layer_norm_backward(x, g, dout, eps=1e-5):
    """Return the gradients of layer normalization for its input, its gain and its shift.

    Formula:
        Forward, for each row: y = xhat * g + b with xhat = (x - mean) / s, s = sqrt(var + eps), mean and
        biased var = mean((x - mean)**2) over the D features. dout = dL/dy, and L is a scalar. mean and s
        depend on x. Backward, with dxhat = dout * g and means over the D features of each row:
            dx = (dxhat - mean(dxhat) - xhat * mean(dxhat * xhat)) / s
            dg = sum over rows of dout * xhat
            db = sum over rows of dout

    Args:
        x: (N, D) float. Input of the forward pass.
        g: (D,) float. Gain of each feature.
        dout: (N, D) float. Gradient with respect to the output.
        eps: The eps of the forward pass, inside the square root.

    Returns:
        (dx, dg, db): (N, D), (D,) and (D,) float. dg and db are sums over the rows, not means.
        Off limits: torch.autograd.grad, torch.autograd.backward and torch.Tensor.backward.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        xhat is (-1, 0, 1) / s with s = sqrt(2/3), so xhat**2 is (1.5, 0, 1.5).

        >>> x, g, dout = np.array([[1.0, 2.0, 3.0]]), np.ones(3), np.array([[0.0, 3.0, 0.0]])
        >>> dx, dg, db = layer_norm_backward(x, g, dout, eps=0.0)
        >>> (dx * np.sqrt(2 / 3)).round(6), dg, db
        (array([[-1.,  2., -1.]]), array([0., 0., 0.]), array([0., 3., 0.]))

    Reference:
        Ba, Kiros and Hinton, "Layer Normalization" (2016).
        Ioffe and Szegedy, "Batch Normalization" (2015), for the same derivation with the axes exchanged.
    """
    s = np.sqrt(x.var(axis=-1, keepdims=True) + eps)  # (N, 1)
    xhat = (x - x.mean(axis=-1, keepdims=True)) / s  # (N, D)

    # The gain differs from feature to feature, so it goes in before the means over features are taken.
    dxhat = dout * g  # (N, D)
    through_mean = dxhat.mean(axis=-1, keepdims=True)  # (N, 1)
    through_var = xhat * (dxhat * xhat).mean(axis=-1, keepdims=True)  # (N, D)
    dx = (dxhat - through_mean - through_var) / s

    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)

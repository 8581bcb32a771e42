"""The backward pass of batch normalization in training mode: the batch statistics have gradients too."""

import numpy as np


def batch_norm_backward(x, g, dout, eps=1e-5):
    """Return the gradients of training-mode batch normalization for its input, its gain and its shift.

    Formula:
        Forward, for each feature: y = xhat * g + b with xhat = (x - mean) / s, s = sqrt(var + eps), mean and
        biased var = mean((x - mean)**2) over the N examples. dout = dL/dy, and L is a scalar. mean and s
        depend on every example. Backward, with sums over the N examples of each feature:
            dx = g / (N * s) * (N * dout - sum(dout) - xhat * sum(dout * xhat))
            dg = sum(dout * xhat)
            db = sum(dout)

    Args:
        x: (N, D) float. Input of the forward pass; N = 1 is allowed (dx is 0: y does not depend on x).
        g: (D,) float. Gain of each feature.
        dout: (N, D) float. Gradient with respect to the output.
        eps: The eps of the forward pass, inside the square root.

    Returns:
        (dx, dg, db): (N, D), (D,) and (D,) float. Each column of dx sums to 0 up to rounding.
        Off limits: torch.autograd.grad, torch.autograd.backward and torch.Tensor.backward.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        xhat is (-1, 0, 1) / s with s = sqrt(2/3), so xhat**2 is (1.5, 0, 1.5).

        >>> x, g, dout = np.array([[1.0], [2.0], [3.0]]), np.array([2.0]), np.array([[0.0], [3.0], [0.0]])
        >>> dx, dg, db = batch_norm_backward(x, g, dout, eps=0.0)
        >>> (dx * np.sqrt(2 / 3)).round(6).ravel(), dg, db
        (array([-2.,  4., -2.]), array([0.]), array([3.]))

    Reference:
        Ioffe and Szegedy, "Batch Normalization" (2015).
    """
    raise NotImplementedError

"""The backward pass of a linear layer: three gradients from one."""

import numpy as np


def linear_backward(x, W, dout):
    """Pull the gradient of a loss back through y = x @ W + b.

    Formula:
        dx = dout @ W.T
        dW = x.T @ dout
        db = sum of dout over the rows
        Nothing is averaged here: where the loss is a mean, its 1/N is already inside dout.

    Args:
        x: (N, D) float. The input of the layer, one example per row.
        W: (D, M) float. The weights, input axis first.
        dout: (N, M) float. The gradient of the loss with respect to y.

    Returns:
        (dx, dW, db): (N, D), (D, M) and (M,) float.

    Raises:
        Nothing of its own: shapes are taken to match. torch's autograd is off limits.

    Example:
        >>> dx, dW, db = linear_backward(np.array([[1.0, 2.0]]), np.array([[5.0], [6.0]]), np.array([[3.0]]))
        >>> dx
        array([[15., 18.]])
        >>> dW
        array([[3.],
               [6.]])
        >>> db
        array([3.])

    Reference:
        Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors" (1986).
    """
    raise NotImplementedError

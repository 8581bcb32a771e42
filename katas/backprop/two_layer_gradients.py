"""The whiteboard classic: every gradient of a two-layer ReLU classifier."""

import numpy as np


def two_layer_gradients(X, y, W1, b1, W2, b2):
    """Run a two-layer classifier forward, then backward to all four parameters.

    Formula:
        z1 = X W1 + b1;  h = max(z1, 0);  z2 = h W2 + b2
        loss = mean over the N rows of the cross-entropy -log(softmax(z2)[n, y[n]])
        d2 = (softmax(z2) - onehot(y)) / N
        dW2 = h^T d2;  db2 = sum of d2 over rows
        d1 = (d2 W2^T) * [z1 > 0]
        dW1 = X^T d1;  db1 = sum of d1 over rows
        The slope of ReLU at exactly 0 is taken as 0.

    Args:
        X: (N, D) float. One example per row.
        y: (N,) int. Class ids, 0 to C - 1.
        W1: (D, H) float.
        b1: (H,) float.
        W2: (H, C) float.
        b2: (C,) float.

    Returns:
        (loss, dW1, db1, dW2, db2): a float, then each gradient in the shape of its parameter.

    Raises:
        Nothing of its own: shapes are taken to match. torch's autograd is off limits.

    Example:
        >>> X, y, b1, b2 = np.array([[1.0]]), np.array([0]), np.zeros(2), np.zeros(2)
        >>> W1, W2 = np.array([[1.0, -1.0]]), np.array([[0.0, np.log(3.0)], [5.0, 5.0]])
        >>> loss, dW1, db1, dW2, db2 = two_layer_gradients(X, y, W1, b1, W2, b2)
        >>> dW2.round(4) + 0.0  # softmax is (1/4, 3/4); hidden unit 1 is inactive
        array([[-0.75,  0.75],
               [ 0.  ,  0.  ]])
        >>> dW1.round(4)
        array([[0.824, 0.   ]])

    Reference:
        Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors" (1986).
        Nair and Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines" (2010).
    """
    raise NotImplementedError

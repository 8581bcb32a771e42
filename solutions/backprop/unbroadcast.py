"""The backward pass of broadcasting: what was copied on the way up is summed on the way back."""

import numpy as np


def unbroadcast(grad, shape):
    """Sum a gradient back to the shape that an operand had before NumPy broadcast it.

    Formula:
        NumPy aligns shapes at their last axes, puts missing axes in front and stretches axes of length 1.
        Sum over the axes that were put in front, which disappear, and over the axes of length 1 that were
        stretched, which stay with length 1.

    Args:
        grad: float array of the broadcast result's shape.
        shape: tuple of ints, the operand's own shape; () for a scalar. It broadcasts to grad.shape.

    Returns:
        float array of shape `shape`. Where that is grad.shape already, the values of grad unchanged.

    Raises:
        Nothing of its own: `shape` is taken to broadcast to grad.shape. torch's sum_to_size
        and its autograd are off limits.

    Example:
        >>> grad = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
        >>> unbroadcast(grad, (3,))
        array([5., 7., 9.])
        >>> unbroadcast(grad, (2, 1))
        array([[ 6.],
               [15.]])

    Reference:
        Griewank and Walther, "Evaluating Derivatives" (2008).
    """
    prepended = grad.ndim - len(shape)
    grad = np.sum(grad, axis=tuple(range(prepended)))  # now as many axes as the operand

    # keepdims: the operand still has this axis, of length 1.
    stretched = tuple(i for i, size in enumerate(shape) if size == 1)
    return np.sum(grad, axis=stretched, keepdims=True)

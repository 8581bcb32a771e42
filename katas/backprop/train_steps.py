"""Training, end to end: forward, loss, backward, update, and again."""

import numpy as np


def train_steps(X, Y, W1, W2, lr, steps):
    """Train a two-layer tanh regression by plain gradient descent on the whole batch.

    Formula:
        P = tanh(X W1) W2
        loss = 0.5 * mean over the N rows of ||P_n - Y_n||**2: the squares are summed over the M outputs
        and averaged over the examples only.
        Each step: forward, record the loss, take the gradients of both weights at the current weights, then
        W1 <- W1 - lr * dW1 and W2 <- W2 - lr * dW2 at the same time.

    Args:
        X: (N, D) float. Inputs, one example per row.
        Y: (N, M) float. Targets.
        W1: (D, H) float. First weights at the start; the caller's array is left unchanged.
        W2: (H, M) float. Second weights at the start; the caller's array is left unchanged.
        lr: float. Learning rate.
        steps: int. Number of steps.

    Returns:
        (losses, W1, W2): a list of `steps` floats, the loss before each update; the final weights.

    Raises:
        Nothing of its own: shapes are taken to match. torch's autograd is off limits.

    Example:
        >>> one = np.ones((1, 1))
        >>> losses, W1, W2 = train_steps(one, 0 * one, np.arctanh(0.5) * one, 2 * one, lr=0.1, steps=1)
        >>> [round(loss, 4) for loss in losses]
        [0.5]
        >>> (W1 - np.arctanh(0.5)).round(4), W2.round(4)
        (array([[-0.15]]), array([[1.95]]))

    Reference:
        Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors" (1986).
        Robbins and Monro, "A Stochastic Approximation Method" (1951).
    """
    raise NotImplementedError

"""The backward pass of softmax: from the gradient of the probabilities to that of the scores."""

import numpy as np


def softmax_vjp(p, g):
    """Pull a gradient back through a softmax over the last axis.

    The derivative is the kata: torch.autograd.grad, torch.autograd.backward, torch.Tensor.backward and
    torch._softmax_backward_data are off limits.

    Formula:
        ds = p * (g - sum(p * g))
        where the sum runs over the last axis, each row by itself. This is J g with the Jacobian
        J = diag(p) - p p^T of p = softmax(s), which is never built.

    Args:
        p: (..., C) float. What the softmax gave: not negative, and each row sums to 1. Entries may be 0.
        g: (..., C) float. dL/dp, gradient of the loss in each probability.

    Returns:
        (..., C) float. dL/ds, gradient of the loss in each score.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> softmax_vjp(np.array([0.5, 0.25, 0.25]), np.array([1.0, 0.0, 2.0]))
        array([ 0.  , -0.25,  0.25])

    Reference:
        The Jacobian of the softmax, derived; used so in the backward pass of Dao et al.,
        "FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness" (2022).
    """
    raise NotImplementedError

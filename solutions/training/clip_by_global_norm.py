"""Gradient clipping by global norm: shorten an update that is too long, and keep its direction."""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    """Scale all gradients by one factor, so that together they are no longer than max_norm.

    Formula:
        total = sqrt(sum of the squares of all entries of all tensors)
        coef = min(1, max_norm / (total + 1e-6))
        clipped = [coef * g for g in grads]
        Gradients that are short enough are left as they are, apart from the 1e-6.

    Args:
        grads: list of (...) float arrays of any shapes. The gradients of one model.
        max_norm: float, above 0. The largest norm allowed.

    Returns:
        (clipped, total): a list of float arrays shaped like `grads`, and the float norm before clipping.
        The arrays in `grads` are left unchanged.

    Raises:
        Nothing of its own. torch.nn.utils.clip_grad_norm_ and its parts are off limits.

    Example:
        >>> clipped, total = clip_by_global_norm([np.array([3.0, 4.0]), np.array([[12.0]])], 6.5)
        >>> total
        13.0
        >>> [g.round(4) for g in clipped]
        [array([1.5, 2. ]), array([[6.]])]

    Reference:
        Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013).
        The 1e-6 is that of torch.nn.utils.clip_grad_norm_.
    """
    # Squares add up over tensors, norms do not: this is the norm of everything laid end to end.
    total = float(np.sqrt(sum(np.sum(g**2) for g in grads)))

    # One factor for all tensors: a factor for each would change the direction of the update.
    coef = min(1.0, max_norm / (total + 1e-6))
    return [coef * g for g in grads], total

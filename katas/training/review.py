"""Reviewing a colleague's training code: accept what is right in any style, reject what is not."""

import numpy as np


def review_clip_by_global_norm(implementation):
    """Decide whether a colleague's `clip_by_global_norm(grads, max_norm)` is right.

    It should return (clipped, total): total = sqrt(sum of the squares of all entries of all tensors), the
    norm before clipping, and a list of every tensor times the one factor min(1, max_norm / (total + 1e-6)).
    The tensors may have any shapes. The style does not matter. A wrong implementation may return wrong values
    or shapes, or raise.

    Args:
        implementation: function. Called as implementation(grads, max_norm) with a list of float64 arrays.

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    raise NotImplementedError


def review_adamw_step(implementation):
    """Decide whether a colleague's `adamw_step(p, g, m, v, t, lr, b1, b2, eps, wd)` is right.

    It should return (p, m, v) after one step: m and v are moving averages of g and g**2, kept without bias
    correction; p loses lr * wd * p and lr * mhat / (sqrt(vhat) + eps), where mhat = m / (1 - b1**t) and
    vhat = v / (1 - b2**t); t is 1 in the first step. Defaults: b1=0.9, b2=0.999, eps=1e-8, wd=0.01. The style
    does not matter. A wrong implementation may return wrong values or shapes, or raise.

    Args:
        implementation: function. Called as implementation(p, g, m, v, t, lr), with b1=, b2=, eps= and wd=
            optional.

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    raise NotImplementedError

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
    rng = np.random.default_rng(0)
    grads = [rng.normal(size=4), rng.normal(size=(2, 3)), 10 * rng.normal(size=(2, 1, 2))]
    entries = np.concatenate([g.ravel() for g in grads])
    total = np.sqrt(entries @ entries)
    # Long enough to be cut, and short enough to be left; then 1e-6 shows in gradients that are tiny.
    cases = [(grads, 1.0), (grads, 0.9 * total), (grads, 2 * total), ([3e-6 * g for g in grads], 1e-5)]
    # Below a norm of 1 squaring makes numbers smaller; beside that, nothing may be scaled up.
    cases += [([g / (2 * total) for g in grads], limit) for limit in (0.3, 0.4, 1.0)]
    return all(_agrees(implementation, _clip, case) for case in cases)


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
    rng = np.random.default_rng(0)
    p, g, m = rng.normal(size=(3, 2, 5))
    v = rng.uniform(0.5, 2.0, (2, 5))
    zeros = np.zeros((2, 5))
    # A large decay, eps and rate: with the defaults most mistakes hide in the last digits.
    visible = {"b1": 0.8, "b2": 0.7, "eps": 0.3, "wd": 0.4}
    cases = [
        ((p, g, zeros, zeros, 1, 0.5), {}),  # the first step, where the correction is everything
        ((p, g, m, v, 3, 0.5), visible),
        ((p, g, m, v, 2, 0.5), {}),
        ((p, zeros, zeros, zeros, 4, 0.5), {"wd": 0.0}),  # 0 / (0 + eps)
    ]
    return all(_agrees(implementation, _adamw, args, **how) for args, how in cases)


def _agrees(implementation, reference, args, **how):
    expected = reference(*args, **how)
    # A wrong implementation may raise, which is a verdict too.
    try:
        return _same(implementation(*args, **how), expected)
    except Exception:
        return False


def _same(got, expected):
    if isinstance(expected, tuple | list):
        return len(got) == len(expected) and all(_same(*pair) for pair in zip(got, expected))
    # A tolerance relative to the whole: an absolute one would let tiny gradients through unread.
    got, close = np.asarray(got, dtype=float), 1e-5 * np.max(np.abs(expected))
    return got.shape == np.shape(expected) and bool(np.allclose(got, expected, rtol=0.0, atol=close))


def _clip(grads, max_norm):
    total = np.sqrt(sum(float(entry) ** 2 for g in grads for entry in g.flat))
    return [g * min(1.0, max_norm / (total + 1e-6)) for g in grads], total


def _adamw(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01):
    m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
    slope = (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + eps)
    return p - lr * (wd * p + slope), m, v

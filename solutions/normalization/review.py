"""Reviewing a colleague's normalization layer: accept what is right in any style, reject what is not."""

import numpy as np


def review_layer_norm(implementation):
    """Decide whether a colleague's `layer_norm(x, g, b, eps=1e-5)` is right.

    It should compute (x - mean) / sqrt(var + eps) * g + b over the last axis of x (..., d), with the biased
    variance, for float64 and for float32 rows whose mean is large next to their spread. The style does not
    matter. A wrong implementation may return wrong values or wrong shapes, or raise.

    Args:
        implementation: function. Called as implementation(x, g, b) or implementation(x, g, b, eps=...).

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    rng = np.random.default_rng(0)
    g, b = rng.normal(size=4), rng.normal(size=4)
    far = np.arange(4.0).astype(np.float32) + np.float32(2**15)  # E[x^2] - E[x]^2 has no digit left here
    cases = [
        (rng.normal(size=(2, 3, 4)), 0.5),  # no two axes alike, and an eps that shows where it goes
        (rng.normal(size=(3, 4)) * 1e-2, 1e-4),  # a spread as small as eps
        (np.full((2, 4), 3.0), 1e-5),  # no spread at all
        (far[None], 1e-5),
    ]
    return all(_agrees(implementation, _layer_norm, 1e-4, x, g, b, eps=eps) for x, eps in cases)


def review_batch_norm_train(implementation):
    """Decide whether a colleague's `batch_norm_train(x, g, b, rm, rv, momentum=0.1, eps=1e-5)` is right.

    It should return (y, new_rm, new_rv): y normalized per channel with the batch mean and the biased variance
    over N (and H, W), eps inside the root, and the running statistics new = (1 - momentum) * old + momentum *
    batch, with the unbiased variance for new_rv. x is (N, C) or (N, C, H, W). The style does not matter. A
    wrong implementation may return wrong values or wrong shapes, or raise.

    Args:
        implementation: function. Called as implementation(x, g, b, rm, rv), momentum= and eps= optional.

    Returns:
        bool. True when the implementation is right, False when it has a bug.
    """
    rng = np.random.default_rng(0)
    g, b, rm = rng.normal(size=(3, 3))
    rv = rng.uniform(1.0, 2.0, 3)
    cases = [
        (rng.normal(size=(2, 3)), {"eps": 0.5}),  # two examples: the variances differ by a factor of two
        (rng.normal(size=(4, 3, 2, 5)), {"momentum": 0.3, "eps": 0.1}),  # images share statistics over space
        (rng.normal(size=(4, 3)) * 1e-3, {}),  # a spread as small as eps
    ]
    return all(_agrees(implementation, _batch_norm, 1e-5, x, g, b, rm, rv, **how) for x, how in cases)


def _agrees(implementation, reference, rtol, *args, **kwargs):
    try:
        got = implementation(*args, **kwargs)
        expected = reference(*args, **kwargs)
        pairs = list(zip(got, expected)) if isinstance(expected, tuple) else [(got, expected)]
        # allclose broadcasts, so the shape is compared first.
        return all(np.shape(a) == np.shape(e) and np.allclose(a, e, rtol=rtol, atol=1e-6) for a, e in pairs)
    except Exception:  # whatever it raises on sound input is a bug
        return False


def _layer_norm(x, g, b, eps=1e-5):
    rows = [[float(value) for value in row] for row in x.reshape(-1, x.shape[-1])]
    normalized = [(np.array(row) - np.mean(row)) / np.sqrt(np.var(row) + eps) * g + b for row in rows]
    return np.array(normalized).reshape(x.shape)


def _batch_norm(x, g, b, rm, rv, momentum=0.1, eps=1e-5):
    y, new_rm, new_rv = np.empty(x.shape), np.empty(len(g)), np.empty(len(g))
    for c in range(len(g)):
        values = x[:, c]
        y[:, c] = (values - values.mean()) / np.sqrt(values.var() + eps) * g[c] + b[c]
        new_rm[c] = (1 - momentum) * rm[c] + momentum * values.mean()
        new_rv[c] = (1 - momentum) * rv[c] + momentum * values.var(ddof=1)
    return y, new_rm, new_rv

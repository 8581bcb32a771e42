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
    raise NotImplementedError


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
    raise NotImplementedError

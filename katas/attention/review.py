"""Attention, reviewed: find out whether a colleague's implementation is right."""

import numpy as np


def review_scaled_dot_product_attention(implementation):
    """Say whether an implementation of `scaled_dot_product_attention(q, k, v)` is right.

    The definition is that of the kata: softmax(q k^T / sqrt(d)) v over the keys, with any number of leading
    axes, each row shifted by its own maximum so that scores of several thousand stay finite. The shapes are
    (..., n, d) for q, (..., m, d) for k and (..., m, e) for v.

    Args:
        implementation: function of the arrays q, k and v. It may be wrong in any way, and it may raise.

    Returns:
        bool. True when it is right within float64 rounding, for example a relative error of 1e-6.
    """
    raise NotImplementedError


def review_masked_softmax(implementation):
    """Say whether an implementation of `masked_softmax(s, keep)` is right.

    The definition is that of the kata: softmax over the kept entries of the last axis (True is kept), exactly
    0 elsewhere, zeros for a row with nothing kept. keep broadcasts to s. Kept scores are finite and may be in
    the billions; masked scores may be huge, infinite or NaN and never matter.

    Args:
        implementation: function of the arrays s and keep. It may be wrong in any way, and it may raise.

    Returns:
        bool. True when it is right within float64 rounding, for example a relative error of 1e-6.
    """
    raise NotImplementedError

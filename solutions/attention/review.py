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
    rng = np.random.default_rng(0)
    # Sizes that differ betray a wrong axis; m = d = 3 lets a forgotten transpose run, and show.
    sizes = [((), 5, 4, 6, 2), ((), 2, 3, 3, 4), ((3,), 4, 3, 3, 2), ((2, 1), 1, 3, 4, 4)]
    cases = [tuple(rng.normal(size=lead + s) for s in ((n, d), (m, d), (m, e))) for lead, n, m, d, e in sizes]
    # Rows at +1000 and at -1000 need a maximum each: one shift for all would empty the second.
    big = np.array([[2000.0, 0, 0, 0], [-2000.0, 0, 0, 0]])
    cases.append((big, np.array([[1.0, 0, 0, 0], [1.1, 0, 0, 0]]), np.array([[1.0], [5.0]])))
    return all(_agrees(implementation, case, _attend_by_loops(*case)) for case in cases)


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
    rng = np.random.default_rng(0)
    s, keep = rng.normal(size=(2, 3, 3)), rng.random((2, 3, 3)) < 0.6
    keep[0, 1] = False  # a row with nothing kept
    wild = np.where(keep, s, [np.nan, np.inf, 1e300])
    cases = [(s, keep), (wild, keep), (s, np.array([True, False, True])), (s, np.ones((3, 1), bool))]
    # Far apart: each score matters, each row needs a maximum of its own, taken over what is kept.
    far = np.array([[-2e9, -2e9, 0.0], [1e4, 1e4 - 1, 1e9], [-1e4, 7.0, -1e4], [1.0, 2.0, 1e4]])
    cases.append((far, np.array([[1, 1, 0], [1, 1, 0], [1, 0, 1], [1, 1, 0]], bool)))
    return all(_agrees(implementation, case, _softmax_by_loops(*case)) for case in cases)


def _agrees(implementation, case, expected):
    # A wrong implementation may raise, which is a verdict too; NaN is close to nothing.
    try:
        got = np.asarray(implementation(*(array.copy() for array in case)))
        return got.shape == expected.shape and bool(np.allclose(got, expected, rtol=1e-6, atol=1e-9))
    except Exception:
        return False


def _attend_by_loops(q, k, v):
    out = np.zeros((*q.shape[:-1], v.shape[-1]))
    for i in np.ndindex(q.shape[:-1]):  # every query by itself
        keys, values = k[i[:-1]], v[i[:-1]]
        scores = np.array([q[i] @ key for key in keys]) / np.sqrt(q.shape[-1])
        out[i] = np.average(values, axis=0, weights=np.exp(scores - scores.max()))
    return out


def _softmax_by_loops(s, keep):
    out, keep = np.zeros(s.shape), np.broadcast_to(keep, s.shape)
    for i in np.ndindex(s.shape[:-1]):  # every row by itself, and only what is kept of it
        kept = s[i][keep[i]]
        if kept.size:
            out[i][keep[i]] = np.exp(kept - kept.max()) / np.exp(kept - kept.max()).sum()
    return out

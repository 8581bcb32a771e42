"""Sparse causal masks with their known bugs as switches."""

import numpy as np

BUGS = {
    "window_without_causal_cut": "i - j < window is true for every future j as well: the window needs "
    "j <= i.",
    "window_on_both_sides": "A different convention: the window reaches |i - j| < window to both "
    "sides, as in an encoder; here the mask is causal.",
    "symmetric": "A different convention: window, look-backs and global tokens reach to both sides, as in "
    "Longformer's encoder; here nothing overrides j <= i.",
    "stride_without_causal_cut": "(i - j) % stride == 0 holds for future positions as well: the "
    "look-backs need j <= i.",
    "stride_from_column_zero": "A different convention: columns j with j % stride == 0 are kept for "
    "all queries, as in a fixed pattern; the strided pattern counts back from the query.",
    "globals_see_the_future": "The rows of the global tokens are kept whole: row 0 would see token 1, "
    "which comes later.",
    "globals_are_not_seen": "Global tokens see, but later tokens do not see them: their columns must "
    "be kept too.",
    "one_global_too_many": "j <= n_global keeps one column too many, and column 0 even without any "
    "global token.",
    "window_one_too_wide": "i - j <= window keeps one position too many: the token itself counts, so "
    "window = 1 is self only.",
    "token_not_counted": "The window starts before the token, which does not see itself.",
    "stride_instead_of_window": "With a stride the window is dropped: local and strided positions add up.",
    "stride_only_inside_the_window": "Local and strided are joined by and: a position needs one of "
    "them, not both.",
    "true_means_blocked": "A different convention: True marks what is blocked, as in "
    "nn.MultiheadAttention; here True is kept.",
}


def sparse_mask(n, window, stride=None, n_global=0, *, bug=frozenset()):
    i, j = np.arange(n)[:, None], np.arange(n)
    keep = _local(i, j, window, bug)
    if stride is not None:
        keep = _with_strided(keep, i, j, stride, bug)
    seen = j <= n_global if "one_global_too_many" in bug else j < n_global
    sees = i < n_global
    if "globals_are_not_seen" in bug:
        seen = False
    if "globals_see_the_future" not in bug:
        sees = sees & (j <= i)
    keep = keep | (seen & (j <= i)) | sees
    keep = keep | keep.T if "symmetric" in bug else keep
    return ~keep if "true_means_blocked" in bug else keep


def _local(i, j, window, bug):
    if "token_not_counted" in bug:
        local = (i - j < window) & (i != j)
    else:
        local = i - j < window
    if "window_one_too_wide" in bug:
        local = local | (i - j == window)
    if "window_on_both_sides" in bug:
        return local & (j - i < window)
    return local if "window_without_causal_cut" in bug else local & (j <= i)


def _with_strided(local, i, j, stride, bug):
    back = j if "stride_from_column_zero" in bug else i - j
    strided = back % stride == 0
    if "stride_without_causal_cut" not in bug:
        strided = strided & (j <= i)
    if "stride_instead_of_window" in bug:
        return strided
    return local & strided if "stride_only_inside_the_window" in bug else local | strided

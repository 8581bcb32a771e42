"""The causal mask with its known bugs as switches."""

import numpy as np

BUGS = {
    "aligned_top_left": "A different convention: the mask starts at the top left, as torch's "
    "is_causal=True does. With a cache the first new token would see only key 0 instead of the whole "
    "prefix.",
    "blind_to_itself": "The diagonal is left out: a token must be able to attend to itself, and the "
    "first row would be empty, which the softmax turns into NaN.",
    "upper_triangle": "The triangle lies on the wrong side: tokens see themselves and the future, "
    "never the past.",
    "offset_reversed": "The offset n_k - n_q has the wrong sign: cached keys lie in the past, so they "
    "widen what a query sees.",
    "no_mask_with_a_cache": "With a cache everything is kept: right for a single new token, but "
    "inside a chunk of several tokens each would see those after it.",
    "no_mask_at_all": "Everything is kept, also without a cache: each token would see those after it.",
    "true_means_blocked": "A different convention: True marks what is blocked, as in "
    "nn.MultiheadAttention; here True is kept.",
    "queries_and_keys_swapped": "The mask is transposed: rows are queries and columns are keys.",
    "scores_instead_of_booleans": "A different convention: the mask holds 0 and -inf, to be added to "
    "the scores; here it is boolean.",
}


def causal_mask(n_q, n_k, *, bug=frozenset()):
    offset = -(n_k - n_q) if "offset_reversed" in bug else n_k - n_q
    if "aligned_top_left" in bug:
        offset = 0
    i, j = np.arange(n_q)[:, None] + offset, np.arange(n_k)
    if "upper_triangle" in bug:
        keep = j > i if "blind_to_itself" in bug else j >= i
    else:
        keep = j < i if "blind_to_itself" in bug else j <= i
    if "no_mask_at_all" in bug or ("no_mask_with_a_cache" in bug and n_k > n_q):
        keep = np.ones((n_q, n_k), bool)
    if "true_means_blocked" in bug:
        keep = ~keep
    if "queries_and_keys_swapped" in bug:
        keep = keep.T
    return np.where(keep, 0.0, -np.inf) if "scores_instead_of_booleans" in bug else keep

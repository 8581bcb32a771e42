"""Rapid fire: Attention."""

import math


def q17_attention_by_hand():
    """Derive scaled dot-product attention.

    Scores (0, ln 3), values (4, 8), no scaling: what is the output?

    Returns:
        float. The output.
    """
    raise NotImplementedError


def q18_score_spread():
    """Why divide by sqrt(d_k)?

    d_k = 128 with independent unit-variance entries: what is the standard deviation of the unscaled
    scores?

    Returns:
        float. The standard deviation, to 2 decimals.
    """
    raise NotImplementedError


def q19_one_head_to_eight():
    """Why not "use a single giant attention head"?

    Going from 1 to 8 heads at fixed d_model changes which quantity, in a naive implementation?

    Options:
        A. projection parameters
        B. score FLOPs
        C. score-matrix memory
        D. output width

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError


def q20_score_matrix_gib():
    """Complexity of self-attention, and what does FlashAttention change?

    n = 16384, one head, fp16: how many GiB does the score matrix take?

    Returns:
        float. The size in GiB, with 1 GiB = 2^30 bytes.
    """
    raise NotImplementedError

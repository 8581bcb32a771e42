"""Rapid fire: Attention."""

import math


def q17_attention_by_hand():
    """Derive scaled dot-product attention.

    Scores (0, ln 3), values (4, 8), no scaling: what is the output?

    Returns:
        float. The output.
    """
    weights = (1 / 4, 3 / 4)  # exp(0) : exp(ln 3) = 1 : 3
    return weights[0] * 4 + weights[1] * 8


def q18_score_spread():
    """Why divide by sqrt(d_k)?

    d_k = 128 with independent unit-variance entries: what is the standard deviation of the unscaled
    scores?

    Returns:
        float. The standard deviation, to 2 decimals.
    """
    return round(math.sqrt(128), 2)  # 128 independent terms of variance 1 each


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
    # h matrices of n x n; the width d / h of a head makes up for h everywhere else.
    return "C"


def q20_score_matrix_gib():
    """Complexity of self-attention, and what does FlashAttention change?

    n = 16384, one head, fp16: how many GiB does the score matrix take?

    Returns:
        float. The size in GiB, with 1 GiB = 2^30 bytes.
    """
    return 16384**2 * 2 / 2**30  # 2^28 scores of 2 bytes

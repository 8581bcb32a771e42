"""Attention, explained: eight questions that interviewers ask."""

import math


def attention_output_by_hand():
    """One query scores three keys with 1, 2 and 3, without any scaling. The values are 10, 20 and 30.

    What does attention give?

    Returns:
        float. The output, a plain number, rounded to 2 decimals.
    """
    raise NotImplementedError


def unscaled_dot_product_spread():
    """The components of q and k are independent with mean 0 and variance 1, and d_k = 64.

    What is the standard deviation of the unscaled dot product q.k?

    Returns:
        float. The standard deviation, exact to 1 decimal.
    """
    raise NotImplementedError


def why_divide_by_sqrt_d():
    """Why are attention scores divided by sqrt(d_k)?

    Statements:
        a. If q and k have independent components of mean 0 and variance 1, q.k has variance d_k.
        b. Without the scaling a large d_k saturates the softmax, and the entries of its Jacobian shrink
           towards 0.
        c. The scaling makes the attention weights sum to 1.
        d. Dividing by d_k instead would keep the variance of the scores at 1.
        e. The scale could equivalently be folded into W_Q.
        f. In multi-head attention d_k is the width of one head.
        g. The scaling is what makes attention O(n^2).

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def attention_mask_conventions():
    """Which of these statements about attention masks hold?

    Statements:
        a. A causal mask must be applied before the softmax.
        b. In torch's scaled_dot_product_attention True in a boolean mask means "takes part"; in
           nn.MultiheadAttention it means "blocked".
        c. When one token is decoded with a KV cache, is_causal=True in torch's scaled_dot_product_attention
           gives the right mask.
        d. Padding queries may produce arbitrary finite outputs as long as the loss ignores them.
        e. Adding -1e9 to the masked scores is always equivalent to setting them to -inf.
        f. A key-padding mask hides a padded key only from the query at the same position.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def score_matrix_memory():
    """One attention layer stores all of its scores: batch 1, 32 heads, 8192 tokens, fp16.

    How much memory do the score matrices of this layer take?

    Returns:
        float. GiB (2**30 bytes), exact to 1 decimal.
    """
    raise NotImplementedError


def many_heads_or_one():
    """Why several heads instead of one giant head of the same total width?

    Statements:
        a. At equal d_model, splitting into h heads leaves the number of projection parameters unchanged.
        b. Each head has an attention distribution of its own, so one token can attend to several places for
           different reasons.
        c. More heads always help.
        d. Many heads of a trained model can be pruned with little loss.
        e. The outputs of the heads are averaged at the end.
        f. Using h heads at equal d_model multiplies the FLOPs of the scores by h.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def self_attention_properties():
    """Which of these properties does self-attention have?

    Statements:
        a. Without positional information self-attention is permutation equivariant.
        b. The output of softmax attention is a convex combination of the values.
        c. Attention weights are always a faithful explanation of the prediction.
        d. In self-attention Q, K and V are three projections of the same sequence; in cross-attention Q comes
           from another sequence than K and V.
        e. The attention matrix must be symmetric because it measures similarity.
        f. Dropout in attention is applied to the probabilities, after the softmax.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def attention_cost_and_alternatives():
    """Which of these statements about the cost of attention and its alternatives hold?

    Statements:
        a. The score and value products of self-attention take O(n^2 d) time, and storing the scores naively
           takes O(h n^2) memory.
        b. FlashAttention lowers the number of FLOPs to O(n d).
        c. FlashAttention is exact up to floating-point rounding.
        d. Attention in a sliding window of width w costs O(n w d).
        e. Stacking L layers of sliding-window attention gives an effective reach of about L * w.
        f. Linear attention with a positive feature map is exactly equal to softmax attention.
        g. Causal linear attention can be evaluated as an RNN with a state of d x e numbers.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError

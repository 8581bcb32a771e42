"""Attention, explained: eight questions that interviewers ask."""

import math


def attention_output_by_hand():
    """One query scores three keys with 1, 2 and 3, without any scaling. The values are 10, 20 and 30.

    What does attention give?

    Returns:
        float. The output, a plain number, rounded to 2 decimals.
    """
    # softmax(1, 2, 3) = (0.0900, 0.2447, 0.6652): the largest score takes two thirds, not everything.
    shares = [math.exp(score) for score in (1, 2, 3)]
    return round(sum(share * value for share, value in zip(shares, (10, 20, 30))) / sum(shares), 2)


def unscaled_dot_product_spread():
    """The components of q and k are independent with mean 0 and variance 1, and d_k = 64.

    What is the standard deviation of the unscaled dot product q.k?

    Returns:
        float. The standard deviation, exact to 1 decimal.
    """
    # A sum of 64 independent products, each of mean 0 and variance 1: the variances add up to 64.
    return math.sqrt(64)


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
    # a. True: it is a sum of d_k products, each of variance 1.
    # b. True: diag(p) - p p^T goes to 0 as p becomes one-hot, so no gradient reaches the scores.
    # c. False: the softmax does that, whatever the scale.
    # d. False: it would give variance 1/d_k, and weights that are nearly equal at the start of training.
    # e. True: it is a constant factor; only the scale of initialization and of gradients changes.
    # f. True: d_model / h, because each head's dot product has that many terms.
    # g. False: the n x n score matrix does.
    return "abef"


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
    # a. True: applied afterwards, the normalizer has already seen the future.
    # b. True: opposite conventions in one library; read the documentation before every use.
    # c. False: that mask is aligned at the top left, so the one query would see only the first key.
    # d. True: but a NaN there still poisons the gradients, since 0 * NaN is NaN.
    # e. False: rows with nothing kept, the range of fp16 and huge scores all differ.
    # f. False: it removes the key for all queries; an entry (i, j) of a full mask removes it for query i.
    return "abd"


def score_matrix_memory():
    """One attention layer stores all of its scores: batch 1, 32 heads, 8192 tokens, fp16.

    How much memory do the score matrices of this layer take?

    Returns:
        float. GiB (2**30 bytes), exact to 1 decimal.
    """
    # heads * n^2 entries of 2 bytes: each head has a matrix of its own.
    return 32 * 8192**2 * 2 / 2**30


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
    # a. True: 4 d_model^2 either way; each head uses a slice of the same matrices.
    # b. True: a single softmax would have to average these reasons.
    # c. False: each head gets narrower, and too many hurt quality (Vaswani et al. 2017 vary the number).
    # d. True: Michel, Levy and Neubig 2019; Voita et al. 2019.
    # e. False: they are concatenated and mixed by W_O.
    # f. False: the width of a head shrinks by h; only the memory of the scores grows with h.
    return "abd"


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
    # a. True: permuting the inputs permutes the outputs in the same way; position has to be added.
    # b. True: the weights are not negative and sum to 1.
    # c. False: other weights can give the same prediction (Jain and Wallace 2019, and the debate after it).
    # d. True: by definition.
    # e. False: W_Q and W_K differ, and each row is normalized by itself.
    # f. True: in training a row then no longer sums to exactly 1.
    return "abdf"


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
    # a. True: per layer; every head stores an n x n matrix.
    # b. False: it stays at O(n^2 d); what falls is memory traffic, and O(n) statistics are stored.
    # c. True: the online softmax rescales, it does not approximate.
    # d. True: each query has w keys (Longformer, Mistral).
    # e. True: as receptive fields add up in a ConvNet.
    # f. False: it changes the kernel, so the weights differ.
    # g. True: the running sum of phi(k) v^T is the state (Katharopoulos et al. 2020), with the d-vector z.
    return "acdeg"

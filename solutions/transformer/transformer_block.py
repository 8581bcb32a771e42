"""One layer of a decoder, with the norm before each sublayer (GPT-2) or after it (2017)."""

import math

import numpy as np


def transformer_block(x, P, heads, placement):
    """Run one Transformer block: causal self-attention, then a feed-forward network.

    Formula:
        pre:   x = x + Attn(LN1(x))        post:   x = LN1(x + Attn(x))
               x = x + FFN(LN2(x))                 x = LN2(x + FFN(x))

        Attn(z): q = z Wq, k = z Wk, v = z Wv. The D features split into `heads` contiguous blocks
            of width D/heads. Each head mixes its rows of v by softmax(q k^T / sqrt(D/heads)) over
            the keys j <= i. The heads, concatenated in order, are multiplied by Wo. No biases.
        FFN(z) = GELU(z W1 + b1) W2 + b2 with the exact GELU(u) = u * (1 + erf(u / sqrt(2))) / 2.
        LN1(z) = (z - mean) / sqrt(var + 1e-5) * g1 + c1 for each row, var the biased variance
            (divided by D); LN2 the same with g2 and c2.

        No norm other than these two: the final LayerNorm of a pre-norm stack is outside the block.

    torch.nn.TransformerEncoderLayer is off limits here.

    Args:
        x: (n, D) float. One row per token.
        P: dict. Wq, Wk, Wv, Wo (D, D), W1 (D, F), b1 (F,), W2 (F, D), b2 (D,), and
            g1, c1, g2, c2 (D,), all float. Matrices act from the right: z @ W.
        heads: Number of heads, a divisor of D.
        placement: 'pre' or 'post'.

    Returns:
        (n, D) float. x and P are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match and placement to be one of the two.

    Example:
        With every weight zero both branches add nothing, and a post-norm block is two LayerNorms:

        >>> P = {name: np.zeros((2, 2)) for name in ("Wq", "Wk", "Wv", "Wo", "W1", "W2")}
        >>> P |= {name: np.zeros(2) for name in ("b1", "b2", "c1", "c2")}
        >>> P |= {"g1": np.ones(2), "g2": np.ones(2)}
        >>> transformer_block(np.array([[1.0, 3.0]]), P, 1, "pre")
        array([[1., 3.]])
        >>> transformer_block(np.array([[1.0, 3.0]]), P, 1, "post").round(3)
        array([[-1.,  1.]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017), for post-norm;
        Radford et al., "Language Models are Unsupervised Multitask Learners" (2019), for pre-norm;
        Xiong et al., "On Layer Normalization in the Transformer Architecture" (2020).
    """
    if placement == "pre":
        x = x + _attention(_norm(x, P["g1"], P["c1"]), P, heads)
        # The second branch reads the UPDATED x: the sublayers are in sequence, with a skip each.
        return x + _ffn(_norm(x, P["g2"], P["c2"]), P)
    x = _norm(x + _attention(x, P, heads), P["g1"], P["c1"])
    return _norm(x + _ffn(x, P), P["g2"], P["c2"])


def _attention(z, P, heads):
    n, D = z.shape
    # (n, D) -> (heads, n, d): split the features first, then bring the heads to the front.
    q, k, v = (np.swapaxes((z @ P[w]).reshape(n, heads, -1), 0, 1) for w in ("Wq", "Wk", "Wv"))
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(D // heads)  # (heads, n, n)
    scores = np.where(np.tri(n, dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return np.swapaxes(weights @ v, 0, 1).reshape(n, D) @ P["Wo"]


def _ffn(z, P):
    u = z @ P["W1"] + P["b1"]  # (n, F)
    gelu = u * (1 + np.vectorize(math.erf)(u / math.sqrt(2))) / 2
    return gelu @ P["W2"] + P["b2"]


def _norm(z, g, c):
    mean = z.mean(axis=-1, keepdims=True)
    var = z.var(axis=-1, keepdims=True)  # biased
    return (z - mean) / np.sqrt(var + 1e-5) * g + c

"""What one attention layer costs: products by part, and the size of the score matrix."""


def attention_cost(n, d, heads, m=None):
    """Count the multiply-adds of a multi-head attention layer and the entries of its scores.

    Formula:
        proj = 2 n d^2 + 2 m d^2    W_Q and W_O act on the n queries, W_K and W_V on the m keys
        scores = n m d              Q K^T, all heads together
        values = n m d              P V, all heads together
        score_elems = heads n m     entries of all score matrices
        Each head is d / heads wide, so the number of heads cancels in scores and values. One
        multiply-add counts as 1 (it is 2 FLOPs). No mask, no bias, batch of one; softmax and scale
        are left out.

    Args:
        n: int. Number of query tokens.
        d: int. Width of the model, a multiple of heads.
        heads: int. Number of heads.
        m: int or None. Number of key and value tokens in cross-attention; None means self-attention, m = n.

    Returns:
        dict with the keys "proj", "scores", "values" and "score_elems", each a count.

    Raises:
        Nothing of its own: counts are taken to be positive.

    Example:
        >>> attention_cost(3, 4, 2)
        {'proj': 192, 'scores': 36, 'values': 36, 'score_elems': 18}

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017), for complexity per layer; Kaplan et al.,
        "Scaling Laws for Neural Language Models" (2020), for counts per operation.
    """
    raise NotImplementedError

"""The cost of attention with its known bugs as switches."""

BUGS = {
    "value_product_forgotten": "P V is left out: there are two products of n x m x d, Q K^T and P V.",
    "three_projections": "W_O is left out: Q, K, V and the output are four projections.",
    "keys_projected_at_query_length": "K and V are counted over n tokens: in cross-attention they "
    "come from the m tokens of the source.",
    "source_length_ignored": "The scores are counted as n x n: in cross-attention n queries meet m keys.",
    "heads_multiply_the_products": "The products are multiplied by the number of heads: each head is "
    "d / heads wide, so the heads cancel.",
    "one_score_matrix": "One n x m matrix is counted: each head stores a matrix of its own.",
    "projections_of_one_head": "The projections are d x (d / heads): all heads together need d x d.",
    "counts_flops": "A different convention: FLOPs are counted, 2 per multiply-add; here a "
    "multiply-add counts as 1.",
    "causal_half": "A different convention: only the lower triangle is counted; here nothing is masked.",
}


def attention_cost(n, d, heads, m=None, *, bug=frozenset()):
    m = n if m is None else m
    source = n if "keys_projected_at_query_length" in bug else m
    keys = n if "source_length_ignored" in bug else m
    flops = 2 if "counts_flops" in bug else 1
    proj = (1 if "three_projections" in bug else 2) * n * d * d + 2 * source * d * d
    product = n * keys * d * (heads if "heads_multiply_the_products" in bug else 1)
    elems = n * keys * (1 if "one_score_matrix" in bug else heads)
    if "causal_half" in bug:
        product, elems = product / 2, elems / 2
    return {
        "proj": flops * proj / (heads if "projections_of_one_head" in bug else 1),
        "scores": flops * product,
        "values": 0 if "value_product_forgotten" in bug else flops * product,
        "score_elems": elems,
    }

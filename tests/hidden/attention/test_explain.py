from grader.expect import assert_letters, assert_number


def test_attention_output_by_hand(kata):
    """The output for scores (1, 2, 3) and values (10, 20, 30), to 2 decimals."""
    assert_number(kata.attention_output_by_hand(), 25.75, 0.005)


def test_unscaled_dot_product_spread(kata):
    """The standard deviation of q.k for d_k = 64."""
    assert_number(kata.unscaled_dot_product_spread(), 8.0, 1e-9)


def test_why_divide_by_sqrt_d(kata):
    """The true statements on dividing by sqrt(d_k), and no others."""
    assert_letters(kata.why_divide_by_sqrt_d(), "abef")


def test_attention_mask_conventions(kata):
    """The true statements on attention masks, and no others."""
    assert_letters(kata.attention_mask_conventions(), "abd")


def test_score_matrix_memory(kata):
    """The GiB that 32 heads of scores over 8192 tokens take in fp16."""
    assert_number(kata.score_matrix_memory(), 4.0, 1e-9)


def test_many_heads_or_one(kata):
    """The true statements on several heads against one, and no others."""
    assert_letters(kata.many_heads_or_one(), "abd")


def test_self_attention_properties(kata):
    """The true statements on properties of self-attention, and no others."""
    assert_letters(kata.self_attention_properties(), "abdf")


def test_attention_cost_and_alternatives(kata):
    """The true statements on the cost of attention and on its alternatives, and no others."""
    assert_letters(kata.attention_cost_and_alternatives(), "acdeg")

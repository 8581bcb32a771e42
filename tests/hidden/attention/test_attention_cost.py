from grader.expect import assert_close


def test_three_tokens_by_hand(kata):
    """n = 3, d = 4, 2 heads: 4 projections of 48, two products of 36, 2 score matrices of 9."""
    cost = kata.attention_cost(3, 4, 2)

    assert_close(cost, {"proj": 192.0, "scores": 36.0, "values": 36.0, "score_elems": 18.0}, "the cost")


def test_cross_attention_projects_keys_at_the_length_of_the_source(kata):
    """n = 2 queries over m = 5 keys, d = 6, 3 heads: W_K and W_V act on 5 tokens, W_Q and W_O on 2."""
    cost = kata.attention_cost(2, 6, 3, m=5)

    assert_close(cost, {"proj": 504.0, "scores": 60.0, "values": 60.0, "score_elems": 30.0}, "the cost")


def test_a_source_shorter_than_the_target(kata):
    """n = 7 queries over a single key, d = 2, 1 head."""
    cost = kata.attention_cost(7, 2, 1, m=1)

    assert_close(cost, {"proj": 64.0, "scores": 14.0, "values": 14.0, "score_elems": 7.0}, "the cost")


def test_heads_multiply_the_scores_stored_and_nothing_else(kata):
    """From 1 to 8 heads, n = 5 and d = 8, only score_elems grows: 25 per head."""
    for heads in (1, 2, 4, 8):
        cost = kata.attention_cost(5, 8, heads)

        expected = {"proj": 1280.0, "scores": 200.0, "values": 200.0, "score_elems": 25.0 * heads}
        assert_close(cost, expected, f"the cost with {heads} heads")


def test_the_quadratic_part_equals_the_projections_at_twice_the_width(kata):
    """At n = 2d = 128 the two products of n x n cost as much as the four projections: 2,097,152."""
    cost = kata.attention_cost(128, 64, 4)

    expected = {"proj": 2097152.0, "scores": 1048576.0, "values": 1048576.0, "score_elems": 65536.0}
    assert_close(cost, expected, "the cost")


def test_as_many_sources_as_targets_is_self_attention(kata):
    """m = n = 4 costs what self-attention over 4 tokens does: d = 2, 2 heads."""
    cost = kata.attention_cost(4, 2, 2, m=4)

    assert_close(cost, {"proj": 64.0, "scores": 32.0, "values": 32.0, "score_elems": 32.0}, "the cost")

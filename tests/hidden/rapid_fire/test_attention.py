from grader.expect import assert_letters, assert_number


def test_q17_attention_by_hand(kata):
    """The attention output for scores (0, ln 3) and values (4, 8)."""
    assert_number(kata.q17_attention_by_hand(), 7.0, 1e-09)


def test_q18_score_spread(kata):
    """The standard deviation of unscaled scores for d_k = 128, to 2 decimals."""
    assert_number(kata.q18_score_spread(), 11.31, 0.005)


def test_q19_one_head_to_eight(kata):
    """The quantity that changes from 1 to 8 heads."""
    assert_letters(kata.q19_one_head_to_eight(), "C")


def test_q20_score_matrix_gib(kata):
    """The GiB of one fp16 score matrix for n = 16384."""
    assert_number(kata.q20_score_matrix_gib(), 0.5, 1e-09)

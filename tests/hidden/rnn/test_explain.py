from grader.expect import assert_letters, assert_number


def test_long_range_dependencies_in_rnns(kata):
    """The letters of the true statements about vanilla RNNs and distant inputs."""
    assert_letters(kata.long_range_dependencies_in_rnns(), "acdg")


def test_what_lstm_parts_do(kata):
    """The letters of the true statements about the parts of an LSTM."""
    assert_letters(kata.what_lstm_parts_do(), "abcef")


def test_gru_versus_lstm(kata):
    """The letters of the true statements about GRU and LSTM."""
    assert_letters(kata.gru_versus_lstm(), "acef")


def test_from_recurrence_to_attention(kata):
    """The letters of the true statements about the move to attention."""
    assert_letters(kata.from_recurrence_to_attention(), "abef")


def test_sequences_in_practice(kata):
    """The letters of the true statements about training on sequences."""
    assert_letters(kata.sequences_in_practice(), "abe")


def test_cell_share_after_fifty_steps(kata):
    """The share of the cell that is left, to two significant digits."""
    assert_number(kata.cell_share_after_fifty_steps(), 1.576e-07, 3e-09)


def test_gate_for_half_the_cell(kata):
    """The gate value, to four decimals."""
    assert_number(kata.gate_for_half_the_cell(), 0.9931, 5e-05)


def test_parameters_of_an_lstm_layer(kata):
    """The number of parameters."""
    assert_number(kata.parameters_of_an_lstm_layer(), 395264, 0)

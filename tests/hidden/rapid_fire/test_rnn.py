from grader.expect import assert_letters, assert_number


def test_q13_rnn_gain_bound(kata):
    """The bound on the gain over 30 steps with sigma_max = 0.8, to 5 decimals."""
    assert_number(kata.q13_rnn_gain_bound(), 0.00124, 5e-06)


def test_q14_lstm_step_by_hand(kata):
    """The new h of the LSTM step, to 4 decimals."""
    assert_number(kata.q14_lstm_step_by_hand(), 0.2685, 5e-05)


def test_q15_gru_parameters(kata):
    """The parameters of torch.nn.GRU(64, 128), one layer."""
    assert_number(kata.q15_gru_parameters(), 74496, 0)


def test_q16_layer_cost_and_path(kata):
    """The layer with cost n d^2 and path length n."""
    assert_letters(kata.q16_layer_cost_and_path(), "A")

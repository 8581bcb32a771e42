from grader.expect import assert_close, assert_equal


def test_vanilla_rnn_by_hand(kata):
    """A vanilla RNN of 3 inputs and 5 units has 15 + 25 weights and 10 biases."""
    count = kata.recurrent_parameter_count("rnn", 3, 5)

    assert_equal(count, 50, "the count")


def test_gru_has_three_maps(kata):
    """A GRU of 3 inputs and 5 units has 3 * 50 parameters."""
    count = kata.recurrent_parameter_count("gru", 3, 5)

    assert_equal(count, 150, "the count")


def test_lstm_has_four_maps(kata):
    """An LSTM of 128 inputs and 256 units has 4 * (256 * 128 + 256 * 256 + 512) = 395264 parameters."""
    count = kata.recurrent_parameter_count("lstm", 128, 256)

    assert_equal(count, 395264, "the count")


def test_textbook_has_one_bias(kata):
    """With single biases an LSTM of 3 inputs and 5 units has 4 * (15 + 25 + 5) = 180 parameters."""
    count = kata.recurrent_parameter_count("lstm", 3, 5, double_bias=False)

    assert_equal(count, 180, "the count")


def test_second_bias_costs_one_vector_per_map(kata):
    """The second bias adds 3 * 7 = 21 parameters to a GRU of 7 units."""
    two = kata.recurrent_parameter_count("gru", 4, 7)
    one = kata.recurrent_parameter_count("gru", 4, 7, double_bias=False)

    assert_equal((two, one), (3 * (28 + 49 + 14), 3 * (28 + 49 + 7)), "the counts")


def test_second_layer_reads_the_first(kata):
    """Two layers of 5 units on 3 inputs have (15 + 25 + 10) + (25 + 25 + 10) = 110 parameters."""
    count = kata.recurrent_parameter_count("rnn", 3, 5, layers=2)

    assert_equal(count, 110, "the count")


def test_every_further_layer_costs_the_same(kata):
    """From the second layer on, each LSTM layer of 6 units adds 4 * (36 + 36 + 12) = 336 parameters."""
    two, three, five = [kata.recurrent_parameter_count("lstm", 10, 6, layers=layers) for layers in (2, 3, 5)]

    assert_equal((two, three, five), (768, 1104, 1776), "the counts")


def test_backward_direction_doubles_one_layer(kata):
    """One bidirectional layer has twice the parameters: 2 * 50 for 3 inputs and 5 units."""
    count = kata.recurrent_parameter_count("rnn", 3, 5, bidirectional=True)

    assert_equal(count, 100, "the count")


def test_upper_bidirectional_layer_reads_both_directions(kata):
    """Two bidirectional layers have 2 * (15 + 25 + 10) + 2 * (50 + 25 + 10) = 270 parameters."""
    count = kata.recurrent_parameter_count("rnn", 3, 5, layers=2, bidirectional=True)

    assert_equal(count, 270, "the count")


def test_everything_at_once(kata):
    """Three bidirectional GRU layers, d = 4, h = 3, one bias: 6 * (12 + 9 + 3) + 12 * (18 + 9 + 3) = 504."""
    count = kata.recurrent_parameter_count("gru", 4, 3, layers=3, bidirectional=True, double_bias=False)

    assert_equal(count, 504, "the count")


def test_gru_is_three_quarters_of_an_lstm(kata):
    """At d = 8, h = 16 and 2 layers, 4 times the GRU's count is 3 times the LSTM's."""
    gru = kata.recurrent_parameter_count("gru", 8, 16, layers=2)
    lstm = kata.recurrent_parameter_count("lstm", 8, 16, layers=2)

    assert_equal(gru, 3 * (128 + 256 + 32 + 256 + 256 + 32), "the GRU's count")
    assert_close(4 * gru, 3 * lstm, "four times the GRU's count")

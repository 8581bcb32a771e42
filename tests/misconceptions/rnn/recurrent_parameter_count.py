"""Known wrong ideas about the size of recurrent layers, each behind a switch."""

BUGS = {
    "single_bias_always": (
        "One bias vector per map is counted: right on paper, but torch stores b_ih and b_hh, 4h numbers "
        "more in an LSTM."
    ),
    "two_biases_always": (
        "Two bias vectors are counted even where double_bias is False and the textbook's one is meant."
    ),
    "bias_not_per_map": (
        "The biases are counted once per layer: every affine map, so every gate, has its own."
    ),
    "lstm_of_three": (
        "An LSTM is given 3 weight blocks: it has three gates plus the candidate, four affine maps."
    ),
    "gru_of_two": "A GRU is given 2 weight blocks: reset, update and candidate make three.",
    "one_direction_below": (
        "Upper bidirectional layers take h inputs: both directions of the layer below are concatenated, so "
        "2h."
    ),
    "inputs_of_first_layer": (
        "Every layer is given d inputs: from the second layer on, the input is the hidden state below."
    ),
    "direction_not_doubled": "The backward direction is not counted: it has its own weights and biases.",
    "first_layer_only": "Only one layer is counted: each further layer adds its own weights.",
    "recurrence_forgotten": (
        "The h * h recurrent weights are left out: only the input weights and biases are counted."
    ),
    "recurrence_of_both": (
        "A bidirectional layer's recurrent matrix is taken as h by 2h: each direction sees only its own "
        "state; the two meet in the next layer."
    ),
    "bidirectional_first_input": (
        "The first bidirectional layer is given 2d inputs: both directions read the same d features."
    ),
}


def recurrent_parameter_count(
    kind, d, h, layers=1, bidirectional=False, double_bias=True, *, bug=frozenset()
):
    g = {"rnn": 1, "gru": 2 if "gru_of_two" in bug else 3, "lstm": 3 if "lstm_of_three" in bug else 4}[kind]
    directions = 2 if bidirectional else 1
    biases = 2 if double_bias or "two_biases_always" in bug else 1
    if "single_bias_always" in bug:
        biases = 1

    total = 0
    for layer in range(1 if "first_layer_only" in bug else layers):
        inputs = h if "one_direction_below" in bug else h * directions
        if layer == 0 or "inputs_of_first_layer" in bug:
            inputs = d * directions if "bidirectional_first_input" in bug else d
        state = h * directions if "recurrence_of_both" in bug else h
        weights = g * h * (inputs if "recurrence_forgotten" in bug else inputs + state)
        bias = biases * h * (1 if "bias_not_per_map" in bug else g)
        total += (weights + bias) * (1 if "direction_not_doubled" in bug else directions)
    return total

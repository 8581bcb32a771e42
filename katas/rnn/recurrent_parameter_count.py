"""The number of parameters of a vanilla RNN, a GRU or an LSTM."""


def recurrent_parameter_count(kind, d, h, layers=1, bidirectional=False, double_bias=True):
    """Count the parameters of a stacked recurrent network.

    Building torch's module and counting is off limits here: the count is to be known.

    Formula:
        per layer and direction: g * (h * in + h * h + biases * h)
        g = number of affine maps of one cell: 1 for the RNN; for the GRU reset, update and candidate;
            for the LSTM input, forget and output gate and candidate
        in = d for the first layer; for every later one the width of the layer below, in which both directions
            are concatenated
        biases = 2 if double_bias else 1

    Args:
        kind: "rnn", "gru" or "lstm".
        d: int. Number of input features.
        h: int. Number of hidden units of each layer and direction.
        layers: int. Number of stacked layers.
        bidirectional: bool. Whether each layer also runs backward, with weights of its own.
        double_bias: bool. Two bias vectors per affine map, one beside the input weights and one beside the
            recurrent weights, as torch and cuDNN keep them; False is the textbook's single one.

    Returns:
        int. Weights and biases of all layers and directions.

    Raises:
        Nothing of its own: `kind` is taken to be one of the three.

    Example:
        >>> recurrent_parameter_count("rnn", 3, 5)
        50
        >>> recurrent_parameter_count("lstm", 3, 5, double_bias=False)
        180

    Reference:
        Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997); Cho et al., "Learning Phrase
        Representations using RNN Encoder-Decoder for Statistical Machine Translation" (2014); the weight
        shapes in torch.nn.LSTM's documentation.
    """
    raise NotImplementedError

"""Questions on recurrent networks: which statements are true?"""

import math


def long_range_dependencies_in_rnns():
    """Why do vanilla RNNs struggle with long-range dependencies?

    The RNN is h_t = tanh(W h_{t-1} + U x_t + b); sigma_max(W) is the largest singular value of W.

    Statements:
        a. dh_T/dh_0 is a product of T Jacobians diag(1 - h_t^2) W. If their norms stay below a bound smaller
           than 1, it shrinks exponentially in T.
        b. The forward pass of a vanilla RNN cannot represent long-range dependencies at all.
        c. Gradient clipping addresses exploding gradients but not vanishing ones.
        d. sigma_max(W) < 1 is a sufficient condition for vanishing gradients with tanh.
        e. sigma_max(W) > 1 is a sufficient condition for exploding gradients.
        f. Truncated backpropagation through time makes the gradients of long dependencies exact.
        g. Orthogonal initialization of W, or ReLU units with W initialized to the identity, lessen the
           problem.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def what_lstm_parts_do():
    """What do the parts of an LSTM do?

    The cell is c' = f * c + i * g with output h' = o * tanh(c'), where f, i and o are the forget, input and
    output gate and g is the candidate.

    Statements:
        a. The forget gate scales the previous cell elementwise.
        b. The input gate decides how much of the candidate is written.
        c. The output gate decides what part of tanh(c') is exposed as the hidden state.
        d. The gradients of an LSTM can never vanish or explode.
        e. A positive bias of the forget gate at initialization helps with long memories.
        f. The cell update adds the candidate, so the direct gradient path from cell to cell has no weight
           matrix in it.
        g. The LSTM of 1997 already had the forget gate.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def gru_versus_lstm():
    """How do GRU and LSTM differ?

    "Width" is the number of hidden units; inputs, layers and bias conventions are the same for both.

    Statements:
        a. A GRU has three weight blocks and an LSTM four, so a GRU has 25% fewer parameters at equal width.
        b. A GRU keeps a separate cell state next to its hidden state.
        c. In a GRU one gate interpolates between the old state and the candidate.
        d. GRUs are always better than LSTMs on long sequences.
        e. torch.nn.GRU applies the reset gate after the recurrent matrix product.
        f. In torch's GRU an update gate z close to 1 means "copy the old state".

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def from_recurrence_to_attention():
    """Why did the field move from RNNs to attention?

    n is the number of positions, d the width of each. Costs are multiply-adds per layer up to constants.

    Statements:
        a. Recurrence is sequential in time, so training cannot be parallelized over positions.
        b. Attention gives a path of constant length between any two positions within a layer.
        c. Attention is cheaper than recurrence for every sequence length.
        d. Attention removes vanishing gradients completely.
        e. A fixed-size encoder vector was a bottleneck, which attention first removed in sequence-to-sequence
           RNNs.
        f. At inference an RNN needs constant memory per step, while a Transformer's cache of keys and values
           grows with the length.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def sequences_in_practice():
    """How are sequences handled in practice?

    hs is a batch of RNN outputs (batch, time, units); sequences of different lengths are padded on the right.

    Statements:
        a. Teacher forcing feeds the ground-truth previous token during training.
        b. Teacher forcing leads to a mismatch between training and test that is called exposure bias.
        c. Padding steps may be left unmasked: the network learns to ignore them.
        d. For right-padded batches the final hidden state is hs[:, -1].
        e. Stateful truncated backpropagation through time must detach the hidden state that it carries over.
        f. A bidirectional RNN can be used for left-to-right generation.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def cell_share_after_fifty_steps():
    """What share of its initial cell does an LSTM keep over 50 steps?

    The forget gate's sum is its bias alone, which is 1 (weights and inputs play no part). Count the direct
    path c_t = f * c_{t-1} + ..., that is d c_50 / d c_0 with the gates held fixed.

    Returns:
        float. The share, a number between 0 and 1, to two significant digits.
    """
    raise NotImplementedError


def gate_for_half_the_cell():
    """Which constant forget-gate value keeps 50% of the cell after 100 steps?

    Count the direct path c_t = f * c_{t-1} + ..., with the same f at each step.

    Returns:
        float. The value of f, to four decimals.
    """
    raise NotImplementedError


def parameters_of_an_lstm_layer():
    """How many parameters does torch.nn.LSTM(128, 256) have?

    That is one layer in one direction, with 128 input features and 256 hidden units.

    Returns:
        int. The number of weights and biases.
    """
    raise NotImplementedError

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
    # a. True: norms multiply along the path (Bengio et al. 1994; Pascanu et al. 2013).
    # b. False: it can in principle; what vanishes is the gradient signal from which to learn them.
    # c. True: clipping only shrinks gradients. It cannot bring back a signal that has faded.
    # d. True: the slope of tanh is at most 1, so each factor has a norm of at most sigma_max(W).
    # e. False: only necessary. Saturated units have small slopes and can still shrink the product.
    # f. False: truncation cuts those gradients off by construction.
    # g. True: both start with Jacobians of norm near 1 (Saxe et al. 2014; IRNN of Le, Jaitly and Hinton
    #    2015).
    return "acdg"


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
    # a. True: f * c.
    # b. True: i * g.
    # c. True: o * tanh(c').
    # d. False: f < 1 decays geometrically and the path through h can explode; clipping is still used.
    # e. True: sigmoid(1) = 0.73 is kept per step, not sigmoid(0) = 0.5 (Jozefowicz et al. 2015).
    # f. True: along that path dc'/dc = diag(f).
    # g. False: Gers, Schmidhuber and Cummins added it in 2000. Before, the cell had no way to forget.
    return "abcef"


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
    # a. True: every block is one affine map of the same size, so the ratio is 3/4.
    # b. False: it has a single state, which is also its output.
    # c. True: h' is a convex combination of the two, with weights z and 1 - z.
    # d. False: results depend on the task (Chung et al. 2014; Greff et al. 2017).
    # e. True: documented. It matches the first version of Cho et al. (2014) and differs from the third.
    # f. True: h' = (1 - z) n + z h. Chung et al. (2014) swap the two weights.
    return "acef"


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
    # a. True: h_t needs h_{t-1}, which makes n sequential steps.
    # b. True: path length 1 against n (Vaswani et al. 2017).
    # c. False: n^2 d against n d^2, so it is cheaper only while n < d.
    # d. False: the path over time is short, but depth, softmax saturation and residual scale still matter.
    # e. True: the decoder looks back at all encoder states instead (Bahdanau, Cho and Bengio 2015).
    # f. True: one reason why linear RNNs and state-space models came back.
    return "abef"


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
    # a. True: Williams and Zipser (1989).
    # b. True: at test time the model continues from its own errors, which it never saw in training.
    # c. False: they corrupt last states, losses and batch statistics.
    # d. False: it is hs[b, length_b - 1]; hs[:, -1] has read the padding.
    # e. True: otherwise the graph, and the memory, grow with every chunk.
    # f. False: its backward half needs the future, which has not been generated yet.
    return "abe"


def cell_share_after_fifty_steps():
    """What share of its initial cell does an LSTM keep over 50 steps?

    The forget gate's sum is its bias alone, which is 1 (weights and inputs play no part). Count the direct
    path c_t = f * c_{t-1} + ..., that is d c_50 / d c_0 with the gates held fixed.

    Returns:
        float. The share, a number between 0 and 1, to two significant digits.
    """
    # sigmoid(1) = 0.731 per step: a bias of 1 helps, but fifty factors still leave next to nothing.
    gate = 1 / (1 + math.exp(-1))
    return gate**50  # 1.6e-07


def gate_for_half_the_cell():
    """Which constant forget-gate value keeps 50% of the cell after 100 steps?

    Count the direct path c_t = f * c_{t-1} + ..., with the same f at each step.

    Returns:
        float. The value of f, to four decimals.
    """
    # f**100 = 1/2. The gate must sit within 0.007 of being fully open: a bias of about 5.
    return 0.5 ** (1 / 100)  # 0.9931


def parameters_of_an_lstm_layer():
    """How many parameters does torch.nn.LSTM(128, 256) have?

    That is one layer in one direction, with 128 input features and 256 hidden units.

    Returns:
        int. The number of weights and biases.
    """
    # Four affine maps; torch keeps two bias vectors for each.
    return 4 * (256 * 128 + 256 * 256 + 2 * 256)  # 395264

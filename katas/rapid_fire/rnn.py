"""Rapid fire: Recurrent networks."""

import math


def q13_rnn_gain_bound():
    """Show why vanilla RNN gradients vanish.

    sigma_max(W) = 0.8, slopes at most 1, 30 steps: what is the upper bound on the gain?

    Returns:
        float. The bound, to 5 decimals.
    """
    raise NotImplementedError


def q14_lstm_step_by_hand():
    """Walk through the LSTM cell. What does each gate do?

    c = 2, f = 0.5, i = 1, g = -0.4, o = 0.5: what is the new h?

    Returns:
        float. The new h, to 4 decimals.
    """
    raise NotImplementedError


def q15_gru_parameters():
    """GRU versus LSTM in three facts.

    How many parameters does one layer of torch.nn.GRU(64, 128) have?

    Returns:
        int. The number of parameters, biases included.
    """
    raise NotImplementedError


def q16_layer_cost_and_path():
    """Why did the field move away from RNNs?

    Which layer has a per-layer cost of n d^2 and a path length of n?

    Options:
        A. recurrent
        B. self-attention
        C. convolution
        D. embedding

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError

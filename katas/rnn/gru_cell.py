"""The GRU cell: one state, a gate that blends and a gate that forgets."""

import numpy as np


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    """Make one step of a GRU for one example, in the "reset after" form of torch and cuDNN.

    torch's ready-made GRU modules are off limits here.

    Formula:
        W_ih, W_hh, b_ih and b_hh hold three blocks of H rows each, in the order r, z, n
        r = sigmoid(W_ir x + b_ir + W_hr h + b_hr)               reset gate
        z = sigmoid(W_iz x + b_iz + W_hz h + b_hz)               update gate
        n = tanh(W_in x + b_in + r * (W_hn h + b_hn))            candidate: r acts after matrix and bias
        h' = (1 - z) * n + z * h                                 z near 1 keeps the old state

    Args:
        x: (D,) float. Input.
        h: (H,) float. State.
        W_ih: (3H, D) float. Input weights.
        W_hh: (3H, H) float. Recurrent weights.
        b_ih: (3H,) float. Bias beside the input weights.
        b_hh: (3H,) float. Bias beside the recurrent weights.

    Returns:
        (H,) float. The new state; the arguments are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> W_ih, W_hh = np.zeros((3, 1)), np.zeros((3, 1))
        >>> b_ih = np.array([0.0, np.log(3.0), 0.0])  # r = 1/2, z = 3/4
        >>> b_hh = np.array([0.0, 0.0, 2.0])  # n = tanh(1/2 * 2)
        >>> gru_cell(np.zeros(1), np.array([-1.0]), W_ih, W_hh, b_ih, b_hh).round(4)
        array([-0.5596])

    Reference:
        Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine
        Translation" (2014), whose versions differ in where r acts; Chung et al., "Empirical Evaluation of
        Gated Recurrent Neural Networks on Sequence Modeling" (2014); torch.nn.GRU's documentation.
    """
    raise NotImplementedError

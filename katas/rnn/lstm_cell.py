"""The LSTM cell: three gates, a candidate, and a memory that is added to."""

import numpy as np


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Make one step of an LSTM for one example, with torch's layout of the weights.

    torch's ready-made LSTM modules are off limits here.

    Formula:
        z = W_ih x + b_ih + W_hh h + b_hh         four blocks of H rows, in the order i, f, g, o
        i, f, o = sigmoid of their blocks          input, forget and output gate
        g = tanh of its block                      candidate
        c' = f * c + i * g
        h' = o * tanh(c')                          no peepholes: the gates do not see the cell

    Args:
        x: (D,) float. Input.
        h: (H,) float. Hidden state.
        c: (H,) float. Cell state.
        W_ih: (4H, D) float. Input weights.
        W_hh: (4H, H) float. Recurrent weights.
        b_ih: (4H,) float. Bias beside the input weights.
        b_hh: (4H,) float. Bias beside the recurrent weights; torch stores both, and both are added.

    Returns:
        (h_new, c_new), each (H,) float. The arguments are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> W_ih, W_hh = np.zeros((4, 1)), np.zeros((4, 1))
        >>> b = np.array([0.0, np.log(3.0), np.arctanh(0.5), 0.0])  # i = 1/2, f = 3/4, g = 1/2, o = 1/2
        >>> h_new, c_new = lstm_cell(np.zeros(1), np.zeros(1), np.array([2.0]), W_ih, W_hh, b, np.zeros(4))
        >>> c_new.round(4), h_new.round(4)
        (array([1.75]), array([0.4707]))

    Reference:
        Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997); Gers, Schmidhuber and Cummins, "Learning
        to Forget: Continual Prediction with LSTM" (2000), for the forget gate; torch.nn.LSTMCell's
        documentation.
    """
    raise NotImplementedError

"""A vanilla RNN: one matrix for the input, one for the state, and a tanh around their sum."""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    """Run a vanilla (Elman) RNN over one sequence and return every state.

    torch's ready-made RNN modules are off limits here.

    Formula:
        h_t = tanh(Wx x_t + Wh h_{t-1} + b)    for t = 1..T, starting from h_0 = h0
        Row i of Wx and of Wh holds the weights into unit i: both act on column vectors from the left.

    Args:
        x: (T, D) float. One input per row; row 0 is x_1.
        h0: (H,) float. State before the first input.
        Wx: (H, D) float. Weights from the input to the state.
        Wh: (H, H) float. Weights from the old state to the new one.
        b: (H,) float. Bias, inside the tanh.

    Returns:
        (T, H) float. Row t is the state after input row t, so row 0 is h_1; h0 itself is not among them.
        The arguments are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match and T is at least 1.

    Example:
        >>> x = np.array([[1.0], [0.0]])
        >>> Wx, Wh = np.array([[1.0], [0.0]]), np.array([[0.0, 2.0], [1.0, 0.0]])
        >>> rnn_forward(x, np.array([0.0, 0.5]), Wx, Wh, np.zeros(2)).round(4)
        array([[0.964 , 0.    ],
               [0.    , 0.7461]])

    Reference:
        Elman, "Finding Structure in Time" (1990); Pascanu, Mikolov and Bengio, "On the Difficulty of Training
        Recurrent Neural Networks" (2013).
    """
    h, states = h0, []  # h: (H,)
    for x_t in x:
        # The squashed state is what goes back in, not the sum before tanh.
        h = np.tanh(Wx @ x_t + Wh @ h + b)  # (H,), a new array: the rows must not share memory
        states.append(h)
    return np.stack(states)  # (T, H)

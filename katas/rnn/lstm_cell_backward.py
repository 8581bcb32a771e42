"""One step back through an LSTM cell."""

import numpy as np


def lstm_cell_backward(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2):
    """Give the gradients of one LSTM step, from those of its new hidden and cell state.

    The backward pass is the kata: torch's autograd is off limits.

    Formula:
        forward:  z = W_ih x + b_ih + W_hh h + b_hh, four blocks of H rows in the order i, f, g, o
                  i, f, o = sigmoid of their blocks, g = tanh of its block
                  c' = f * c + i * g,  h' = o * tanh(c')
        backward: dc_tot = dc2 + dh2 * o * (1 - tanh(c')^2)      both paths into the new cell
                  do = dh2 * tanh(c'),  di = dc_tot * g,  df = dc_tot * c,  dg = dc_tot * i
                  dz = di, df, dg, do stacked in the order i, f, g, o; di, df and do each times the slope
                       s (1 - s) of its gate s, dg times 1 - g^2
                  dx = W_ih^T dz,  dh = W_hh^T dz,  dc = dc_tot * f
                  dW_ih = outer(dz, x),  dW_hh = outer(dz, h),  db = dz

    Args:
        x: (D,) float. Input.
        h: (H,) float. Hidden state before the step.
        c: (H,) float. Cell state before the step.
        W_ih: (4H, D) float. Input weights.
        W_hh: (4H, H) float. Recurrent weights.
        b_ih: (4H,) float. Bias beside the input weights.
        b_hh: (4H,) float. Bias beside the recurrent weights.
        dh2: (H,) float. dL/dh'.
        dc2: (H,) float. dL/dc' from later steps; the path through h' is not in it.

    Returns:
        (dx, dh, dc, dW_ih, dW_hh, db), of the shapes of x, h, c, W_ih, W_hh and b_ih. db is the gradient of
        either bias, since they are added. The arguments are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> x, h, c = np.ones(1), np.zeros(1), np.array([2.0])
        >>> W, b = np.zeros((4, 1)), np.zeros(4)  # every gate is 1/2, the candidate 0
        >>> dx, dh, dc, dW_ih, dW_hh, db = lstm_cell_backward(x, h, c, W, W, b, b, np.zeros(1), np.ones(1))
        >>> dc, db
        (array([0.5]), array([0. , 0.5, 0.5, 0. ]))

    Reference:
        Graves, "Generating Sequences With Recurrent Neural Networks" (2013); Greff et al., "LSTM: A Search
        Space Odyssey" (2017).
    """
    raise NotImplementedError

"""Marking a colleague's work: is this implementation right?"""

import numpy as np


def review_lstm_cell(implementation):
    """Decide whether a colleague's `lstm_cell` is right.

    What it is meant to compute:
        z = W_ih x + b_ih + W_hh h + b_hh, four blocks of H rows in the order i, f, g, o (torch's)
        i, f, o = sigmoid of their blocks, g = tanh of its block
        c' = f * c + i * g
        h' = o * tanh(c')
        It returns (h', c'), as a tuple or a list.

    Args:
        implementation: function of x (D,), h (H,), c (H,), W_ih (4H, D), W_hh (4H, H), b_ih (4H,), b_hh
            (4H,), all float64 arrays. A wrong one may raise; a right one may round differently.

    Returns:
        bool. True when the implementation is right, False when it is not.
    """
    raise NotImplementedError


def review_reverse_padded(implementation):
    """Decide whether a colleague's `reverse_padded` is right.

    What it is meant to compute:
        y[b, t] = x[b, L_b - 1 - t] for t < L_b
        y[b, t] = x[b, t] for t >= L_b, whatever the padding holds
        Lengths may be anything from 0 to T.

    Args:
        implementation: function of x (B, T, D) float and lengths (B,) int, returning (B, T, D). A wrong one
            may raise.

    Returns:
        bool. True when the implementation is right, False when it is not.
    """
    raise NotImplementedError

"""Backpropagation through time: the chain rule along a recurrence."""

import numpy as np


def bptt(x, h0, Wx, Wh, b, dhs):
    """Give the gradients of a vanilla RNN, for a loss that looks at every state.

    The backward pass is the kata: torch's autograd is off limits.

    Formula:
        forward:  h_t = tanh(Wx x_t + Wh h_{t-1} + b)    for t = 1..T, with h_0 = h0
        backward, from t = T down to 1, with carry = 0 at first:
            dh   = dhs_t + carry
            dz   = dh * (1 - h_t^2)
            dWx += outer(dz, x_t)        dWh += outer(dz, h_{t-1})        db += dz
            dx_t = Wx^T dz               carry = Wh^T dz
        dh0 = the carry after t = 1

    Args:
        x: (T, D) float. One input per row; row 0 is x_1.
        h0: (H,) float. State before the first input.
        Wx: (H, D) float. Weights from the input to the state.
        Wh: (H, H) float. Weights from the old state to the new one.
        b: (H,) float. Bias.
        dhs: (T, H) float. Row t is the direct gradient dL/dh of the state after input row t, for example from
            an output layer at that step; what flows back from later steps is not in it.

    Returns:
        (dWx, dWh, db, dh0, dx), of the shapes of Wx, Wh, b, h0 and x. Sums over time, not means.
        The arguments are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match and T is at least 1.

    Example:
        >>> one, zero = np.ones((1, 1)), np.zeros(1)
        >>> x, dhs = np.zeros((2, 1)), np.array([[0.0], [1.0]])  # two steps, a loss on the last state
        >>> dWx, dWh, db, dh0, dx = bptt(x, zero, one, 2 * one, zero, dhs)
        >>> db, dh0
        (array([3.]), array([4.]))

    Reference:
        Werbos, "Backpropagation Through Time: What It Does and How to Do It" (1990); Goodfellow, Bengio and
        Courville, "Deep Learning" (2016).
    """
    hs = [h0]  # hs[t] is the state before input row t, hs[t + 1] the one after it
    for x_t in x:
        hs.append(np.tanh(Wx @ x_t + Wh @ hs[-1] + b))

    dWx, dWh, db, dx = np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape), np.zeros(x.shape)
    carry = np.zeros(h0.shape)  # (H,)
    for t in reversed(range(len(x))):
        # A state is used twice: by its own loss and by the next step. The tanh scales the sum of both.
        dz = (dhs[t] + carry) * (1 - hs[t + 1] ** 2)  # (H,)
        dWx += np.outer(dz, x[t])  # (H, D); shared weights collect a term from every step
        dWh += np.outer(dz, hs[t])  # (H, H)
        db += dz
        dx[t] = Wx.T @ dz  # (D,)
        carry = Wh.T @ dz  # (H,)
    return dWx, dWh, db, carry, dx

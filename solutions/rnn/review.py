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
    rng = np.random.default_rng(0)
    for D, H in [(2, 3), (3, 1), (3, 3)]:  # more units than inputs, fewer, and as many
        shapes = [(D,), (H,), (H,), (4 * H, D), (4 * H, H), (4 * H,), (4 * H,)]
        # Random everywhere: a zero bias or a zero cell hides whatever multiplies it.
        arguments = [rng.normal(size=shape) for shape in shapes]
        arguments[2] = 2 * arguments[2]  # a cell beyond 1 tells c from tanh(c)
        try:
            got = [np.asarray(state, dtype=float) for state in implementation(*arguments)]
        except Exception:
            return False
        if not _alike(got, _lstm_unit_by_unit(*arguments)):
            return False
    return True


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
    T = 5
    # Every length there is, and no two entries alike: padding of zeros would hide that it was moved or wiped.
    lengths = np.arange(T + 1)
    x = np.arange(1.0, 1.0 + (T + 1) * T * 2).reshape(T + 1, T, 2)
    want = np.array([[row[L - 1 - t] if t < L else row[t] for t in range(T)] for row, L in zip(x, lengths)])
    try:
        return _alike([np.asarray(implementation(x.copy(), lengths.copy()), dtype=float)], [want])
    except Exception:
        return False


def _alike(got, want):
    """Shapes first: broadcasting would let a scalar pass for an array."""
    shapes_match = [a.shape for a in got] == [b.shape for b in want]
    return shapes_match and all(np.allclose(a, b, rtol=1e-4, atol=1e-5) for a, b in zip(got, want))


def _lstm_unit_by_unit(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """The definition, slowly: an independent formula for comparison."""
    H = len(h)
    h_new, c_new = np.zeros(H), np.zeros(H)
    for unit in range(H):
        rows = [unit, H + unit, 2 * H + unit, 3 * H + unit]  # of i, f, g, o
        z_i, z_f, z_g, z_o = [W_ih[row] @ x + W_hh[row] @ h + b_ih[row] + b_hh[row] for row in rows]
        c_new[unit] = c[unit] / (1 + np.exp(-z_f)) + np.tanh(z_g) / (1 + np.exp(-z_i))
        h_new[unit] = np.tanh(c_new[unit]) / (1 + np.exp(-z_o))
    return [h_new, c_new]

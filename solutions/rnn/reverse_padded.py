"""Turn padded sequences around without moving their padding."""

import numpy as np


def reverse_padded(x, lengths):
    """Reverse the valid part of each sequence of a right-padded batch, and leave the padding where it is.

    The backward direction of a bidirectional RNN reads its input in this order.

    Formula:
        y[b, t] = x[b, L_b - 1 - t]    for t < L_b
        y[b, t] = x[b, t]              for t >= L_b, whatever the padding holds

    Args:
        x: (B, T, D) float. Sequences, each valid in its first L_b steps and padded after them.
        lengths: (B,) int. L_b, from 0 (nothing but padding) to T.

    Returns:
        (B, T, D) float. `x` itself is left unchanged.

    Raises:
        Nothing of its own: lengths are taken to lie in [0, T].

    Example:
        >>> x = np.array([[[1.0], [2.0], [3.0], [9.0]], [[5.0], [6.0], [9.0], [9.0]]])
        >>> reverse_padded(x, np.array([3, 2]))[:, :, 0]
        array([[3., 2., 1., 9.],
               [6., 5., 9., 9.]])

    Reference:
        Schuster and Paliwal, "Bidirectional Recurrent Neural Networks" (1997).
    """
    steps = np.arange(x.shape[1])  # (T,)
    last = lengths[:, None] - 1  # (B, 1)

    # Gathering from x into a new array: writing into x would overwrite steps that are still to be read.
    source = np.where(steps <= last, last - steps, steps)  # (B, T)
    return np.take_along_axis(x, source[:, :, None], axis=1)

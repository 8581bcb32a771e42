"""Additive attention: a small network scores each encoder state against the decoder state."""

import numpy as np


def additive_attention(s, H, Wa, Ua, va):
    """Score every encoder state with a one-layer tanh network, then average the states.

    Formula:
        e_t = va . tanh(Wa s + Ua h_t)
        a = softmax(e), over the T time steps
        context = sum over t of a_t h_t
        The scores are not scaled.

    Args:
        s: (ds,) float. State of the decoder, the query.
        H: (T, dh) float. States of the encoder, h_t is row t.
        Wa: (da, ds) float. Acts on s as Wa @ s.
        Ua: (da, dh) float. Acts on h_t as Ua @ h_t.
        va: (da,) float. Reduces the hidden features to one score.

    Returns:
        tuple of context, (dh,) float, and weights a, (T,) float, in this order.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        The scores are 2 log 3 tanh(0) = 0 and 2 log 3 tanh(arctanh(1/2)) = log 3.

        >>> H = np.array([[0.0], [np.arctanh(0.5)]])
        >>> context, weights = additive_attention(
        ...     np.zeros(1), H, np.ones((1, 1)), np.ones((1, 1)), np.array([2 * np.log(3)])
        ... )
        >>> weights.round(6)
        array([0.25, 0.75])
        >>> np.allclose(context, 0.75 * H[1])
        True

    Reference:
        Bahdanau, Cho and Bengio, "Neural Machine Translation by Jointly Learning to Align and
        Translate" (2015).
    """
    # Without tanh the query would add the same number to every score, and the softmax removes it.
    hidden = np.tanh(Wa @ s + H @ Ua.T)  # (da,) + (T, da) -> (T, da)

    energy = hidden @ va  # (T,), features reduced first, one score per time step
    weights = np.exp(energy - energy.max())
    weights = weights / weights.sum()  # (T,), over time

    return weights @ H, weights  # (dh,), (T,)

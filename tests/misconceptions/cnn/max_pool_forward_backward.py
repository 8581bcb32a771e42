import numpy as np

BUGS = {
    "pads_with_zeros": "The border is padded with zeros, "
    "which beat negative activations and swallow their gradient.",
    "pads_with_a_big_negative": "The border is padded with -1e9, which beats anything smaller; "
    "-infinity beats nothing.",
    "gradient_to_every_tie": "Every tied maximum gets the whole gradient: it is sent several times for one "
    "selected input.",
    "gradient_split_among_ties": "A different convention: tied maxima share the gradient; "
    "here the first one gets it all.",
    "last_maximum_wins": "Of tied maxima the last gets the gradient; "
    "the first in row-major order is asked for.",
    "column_major_ties": "Ties are broken down the columns; row-major order goes along the rows.",
    "stride_fixed_to_k": "The windows move by k whatever the stride; "
    "the stride need not equal k (3/2 in AlexNet and ResNet).",
    "overlap_overwritten": "A winner of several windows keeps one gradient only; "
    "the gradients of its windows add up.",
    "gradient_of_the_mean": "The gradient is spread evenly over the window, as for average pooling; "
    "only the maximum gets it.",
    "upstream_ignored": "The winners get 1 instead of the gradient that came from above: the chain rule "
    "multiplies by dout.",
    "padding_not_cropped": "The gradient comes back with the size of the padded input; "
    "the padding has to be cut off.",
    "padding_cropped_at_end": "The padding is cut off at the bottom and right only, "
    "so the gradient is shifted by p.",
}


def max_pool_forward_backward(x, k, s, p, dout, *, bug=frozenset()):
    (H, W), s = x.shape, (k if "stride_fixed_to_k" in bug else s)
    border = 0.0 if "pads_with_zeros" in bug else -1e9 if "pads_with_a_big_negative" in bug else -np.inf
    padded = np.pad(x, p, constant_values=border)
    y = np.empty(((H + 2 * p - k) // s + 1, (W + 2 * p - k) // s + 1))
    dpadded = np.zeros(padded.shape)
    for i, j in np.ndindex(y.shape):
        window = padded[i * s : i * s + k, j * s : j * s + k]
        y[i, j] = window.max()
        share = _share(window, bug) * (1.0 if "upstream_ignored" in bug else dout[i, j])
        target = dpadded[i * s : i * s + k, j * s : j * s + k]
        if "overlap_overwritten" in bug:
            target[share != 0] = share[share != 0]
        else:
            target += share
    if "padding_not_cropped" in bug:
        return y, dpadded
    start = 0 if "padding_cropped_at_end" in bug else p
    return y, dpadded[start : start + H, start : start + W]


def _share(window, bug):
    """Which part of the gradient each cell of a window gets."""
    if "gradient_of_the_mean" in bug:
        return np.full(window.shape, 1 / window.size)
    tied = np.argwhere(window == window.max())
    if "column_major_ties" in bug:
        tied = np.argwhere(window.max() == window.T)[:, ::-1]
    every = "gradient_to_every_tie" in bug or "gradient_split_among_ties" in bug
    chosen = tied if every else tied[-1:] if "last_maximum_wins" in bug else tied[:1]
    share = np.zeros(window.shape)
    share[tuple(chosen.T)] = 1 / len(chosen) if "gradient_split_among_ties" in bug else 1.0
    return share

"""Known wrong ideas about the vanilla RNN, each behind a switch."""

import numpy as np

BUGS = {
    "wh_transposed": (
        "Wh acts transposed (h @ Wh): the state enters as a column vector, Wh @ h, so that row i of Wh "
        "leads into unit i."
    ),
    "wx_transposed": (
        "Wx acts transposed (x @ Wx): that runs only when D = H, and mixes the inputs up even then."
    ),
    "preactivation_carried": (
        "The sum before tanh is carried to the next step: the squashed state must be fed back, or the "
        "recurrence is linear and grows without bound."
    ),
    "tanh_on_recurrence_only": (
        "tanh squashes only the recurrent part: the nonlinearity acts on the whole sum, input and bias "
        "included."
    ),
    "input_outside_tanh": (
        "The input is added after the tanh: it belongs into the sum, and states stay within (-1, 1)."
    ),
    "bias_outside_tanh": (
        "The bias is added after the tanh: it belongs into the sum, and states stay within (-1, 1)."
    ),
    "bias_forgotten": "The bias is left out, so a unit with no input always sits at 0.",
    "states_shifted": (
        "The states are returned one step early, h0 first and h_T missing: output t must already include x_t."
    ),
    "state_not_carried": "Every step starts from h0 again: a network without memory, whatever Wh holds.",
    "h0_ignored": (
        "The run starts from zeros: h0 is the state that an earlier chunk or an encoder hands over."
    ),
    "rows_share_memory": (
        "One state array is updated in place and stored T times: every row then shows the last state."
    ),
    "sigmoid_for_tanh": (
        "A sigmoid stands where tanh belongs: states cannot be negative, and its slope of at most 1/4 makes "
        "gradients vanish far sooner."
    ),
    "tanh_missing": "Nothing squashes the sum: without tanh the network is linear, and T steps are one matrix.",
    "inputs_reversed": "The sequence is read from its end: h_1 must come from x_1.",
}


def rnn_forward(x, h0, Wx, Wh, b, *, bug=frozenset()):
    squash = _sigmoid if "sigmoid_for_tanh" in bug else np.tanh
    if "tanh_missing" in bug:
        squash = np.asarray
    h = np.zeros_like(h0) if "h0_ignored" in bug else h0
    first, states = h, []
    for x_t in x[::-1] if "inputs_reversed" in bug else x:
        before = first if "state_not_carried" in bug else h
        from_input = x_t @ Wx if "wx_transposed" in bug else Wx @ x_t
        from_state = before @ Wh if "wh_transposed" in bug else Wh @ before
        bias = np.zeros_like(b) if "bias_forgotten" in bug else b

        inside, outside = from_input + from_state + bias, 0.0
        if "bias_outside_tanh" in bug:
            inside, outside = from_input + from_state, bias
        if "input_outside_tanh" in bug:
            inside, outside = inside - from_input, outside + from_input
        if "tanh_on_recurrence_only" in bug:
            inside, outside = from_state, from_input + bias
        state = squash(inside) + outside

        states.append(state)
        h = inside + outside if "preactivation_carried" in bug else state
    if "rows_share_memory" in bug:
        states = [states[-1]] * len(states)
    if "states_shifted" in bug:
        states = [h0, *states[:-1]]
    return np.stack(states)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))

"""Known wrong ideas about going back through an LSTM cell, each behind a switch."""

import numpy as np

BUGS = {
    "hidden_path_forgotten": (
        "The path from h' into the cell is left out: with a loss on h' alone, no gate but o would learn."
    ),
    "cell_upstream_forgotten": (
        "dc2 is left out: the cell's gradient from later steps is the path that LSTMs exist for."
    ),
    "output_gate_not_on_path": "dh2 reaches the cell without the factor o: h' = o * tanh(c').",
    "cell_slope_forgotten": (
        "dh2 reaches the cell without the slope of tanh: the factor 1 - tanh(c')^2 is missing."
    ),
    "slope_from_raw_cell": (
        "The slope is 1 - c'^2: the cell is not an output of tanh, so tanh(c') has to be squared."
    ),
    "new_cell_in_df": "df uses the new cell: f multiplied the old one.",
    "old_cell_in_do": "do uses tanh of the old cell: o multiplied tanh of the new one.",
    "unsquashed_cell_in_do": "do is dh2 * c': o multiplied tanh(c').",
    "input_and_candidate_swapped": (
        "di and dg are exchanged: in i * g the gradient of one is the value of the other."
    ),
    "candidate_slope_of_sigmoid": (
        "The candidate's slope is taken as g (1 - g): g is a tanh unit, with slope 1 - g^2."
    ),
    "gate_slopes_forgotten": (
        "The gates' slopes s (1 - s) are left out: dz is about the sums before the sigmoids."
    ),
    "dc_without_forget": "dc is returned without the forget gate: c reaches c' through f.",
    "blocks_ifog": "The gradients are stacked as i, f, o, g: the blocks stand in the order i, f, g, o.",
    "new_hidden_in_dw": "dW_hh uses the new hidden state: the weights were applied to the old one.",
    "bias_doubled": "db is doubled because there are two biases: each of them gets dz once.",
    "dh_upstream_added": (
        "dh2 is added to dh: the old hidden state reaches the new one through the gates only."
    ),
}


def lstm_cell_backward(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2, *, bug=frozenset()):
    i, f, g, o = np.split(W_ih @ x + W_hh @ h + b_ih + b_hh, 4)
    i, f, g, o = _sigmoid(i), _sigmoid(f), np.tanh(g), _sigmoid(o)
    c_new = f * c + i * g
    squashed = np.tanh(c_new)

    slope = 1 - (c_new if "slope_from_raw_cell" in bug else squashed) ** 2
    through_h = dh2 if "output_gate_not_on_path" in bug else dh2 * o
    through_h = through_h if "cell_slope_forgotten" in bug else through_h * slope
    dc_tot = np.zeros(c.shape)
    if "hidden_path_forgotten" not in bug:
        dc_tot = dc_tot + through_h
    if "cell_upstream_forgotten" not in bug:
        dc_tot = dc_tot + dc2

    exposed = c if "old_cell_in_do" in bug else c_new
    do = dh2 * (exposed if "unsquashed_cell_in_do" in bug else np.tanh(exposed))
    df = dc_tot * (c_new if "new_cell_in_df" in bug else c)
    di, dg = dc_tot * g, dc_tot * i
    if "input_and_candidate_swapped" in bug:
        di, dg = dg, di
    if "gate_slopes_forgotten" not in bug:
        di, df, do = di * i * (1 - i), df * f * (1 - f), do * o * (1 - o)
    dg = dg * (g * (1 - g) if "candidate_slope_of_sigmoid" in bug else 1 - g**2)
    dz = np.concatenate([di, df, do, dg] if "blocks_ifog" in bug else [di, df, dg, do])

    dh = W_hh.T @ dz
    dW_hh = np.outer(dz, o * squashed if "new_hidden_in_dw" in bug else h)
    return (
        W_ih.T @ dz,
        dh + dh2 if "dh_upstream_added" in bug else dh,
        dc_tot if "dc_without_forget" in bug else dc_tot * f,
        np.outer(dz, x),
        dW_hh,
        2 * dz if "bias_doubled" in bug else dz,
    )


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))

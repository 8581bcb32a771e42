"""Known wrong ideas about the LSTM cell, each behind a switch."""

import numpy as np

BUGS = {
    "candidate_sigmoid": (
        "The candidate goes through a sigmoid: without negative candidates the cell can only be pushed up."
    ),
    "gates_tanh": (
        "The gates go through tanh: gates are soft switches between 0 and 1, and none should flip a sign."
    ),
    "second_bias_forgotten": (
        "b_hh is left out: torch keeps two biases, and dropping one breaks loaded checkpoints."
    ),
    "blocks_ifog": (
        "A different convention: the blocks are read as i, f, o, g, the three sigmoids side by side; torch "
        "stacks them as i, f, g, o."
    ),
    "input_forget_swapped": (
        "The first two blocks are read as f, i: torch stacks i before f, and the cell would keep what it "
        "should write."
    ),
    "cell_not_squashed": "h' is o * c' without the tanh, so the hidden state grows with the cell.",
    "old_cell_exposed": (
        "h' is made from the old cell: what was written in this step must show in this step's output."
    ),
    "squashed_cell_stored": (
        "tanh(c') is stored as the cell: the tanh belongs to the output alone; in the cell path it would "
        "shrink the memory at each step."
    ),
    "candidate_not_gated": (
        "The candidate is added without its input gate, so every input is written in full."
    ),
    "forget_gate_flipped": (
        "The old cell is scaled by 1 - f: the forget gate's value is the share that is kept."
    ),
    "coupled_gates": (
        "A different convention: 1 - f takes the place of the input gate (coupled gates, as in Greff et "
        "al.); here i has weights of its own."
    ),
    "forget_bias_added": (
        "A different convention: 1 is added to the forget gate's sum, as early TensorFlow cells did; torch "
        "adds nothing."
    ),
    "states_swapped": "(c', h') is returned where (h', c') is meant.",
}


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh, *, bug=frozenset()):
    z = W_ih @ x + b_ih + W_hh @ h
    if "second_bias_forgotten" not in bug:
        z = z + b_hh
    i, f, g, o = np.split(z, 4)
    if "blocks_ifog" in bug:
        g, o = o, g
    if "input_forget_swapped" in bug:
        i, f = f, i
    if "forget_bias_added" in bug:
        f = f + 1.0

    gate = np.tanh if "gates_tanh" in bug else _sigmoid
    i, f, o = gate(i), gate(f), gate(o)
    g = _sigmoid(g) if "candidate_sigmoid" in bug else np.tanh(g)
    if "forget_gate_flipped" in bug:
        f = 1 - f
    if "coupled_gates" in bug:
        i = 1 - f
    if "candidate_not_gated" in bug:
        i = np.ones_like(i)

    c_new = f * c + i * g
    exposed = c if "old_cell_exposed" in bug else c_new
    h_new = o * (exposed if "cell_not_squashed" in bug else np.tanh(exposed))
    if "squashed_cell_stored" in bug:
        c_new = np.tanh(c_new)
    return (c_new, h_new) if "states_swapped" in bug else (h_new, c_new)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))

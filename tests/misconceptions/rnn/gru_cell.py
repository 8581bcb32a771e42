"""Known wrong ideas about the GRU cell, each behind a switch."""

import numpy as np

BUGS = {
    "reset_before_matrix": (
        "A different convention: r scales h before W_hn, as in the published GRU; torch and cuDNN scale "
        "W_hn h + b_hn. Both are called GRU, but weights do not carry over from one to the other."
    ),
    "hidden_bias_ungated": "b_hn stays outside the reset gate: in the reset-after form r scales it as well.",
    "blocks_zrn": (
        "A different convention: the blocks are read as z, r, n, which is Keras' order; torch's is r, z, n."
    ),
    "update_gate_flipped": (
        "A different convention: z weighs the candidate and 1 - z the old state, as in Chung et al.; in "
        "torch z near 1 keeps the old state."
    ),
    "reset_gate_missing": "The reset gate is left out: the candidate then always sees the whole old state.",
    "reset_gates_the_input": (
        "r scales the whole sum, input included: it is meant to hide the old state alone."
    ),
    "reset_in_the_blend": "The old state in the blend is scaled by r too: r belongs to the candidate only.",
    "candidate_sigmoid": "The candidate goes through a sigmoid: the state could then never turn negative.",
    "gates_tanh": "The gates go through tanh: they must lie between 0 and 1 to blend and to scale.",
    "second_bias_forgotten": (
        "b_hh is left out: torch keeps two biases, and dropping one breaks loaded checkpoints."
    ),
    "candidate_unscaled": (
        "The candidate is added in full, n + z * h: its weight is 1 - z, so that the two make a blend."
    ),
    "candidate_returned": "The candidate is returned without being blended with the old state.",
}


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh, *, bug=frozenset()):
    if "second_bias_forgotten" in bug:
        b_hh = np.zeros_like(b_hh)
    ir, iz, inn = np.split(W_ih @ x + b_ih, 3)
    hr, hz, hn = np.split(W_hh @ h + b_hh, 3)
    W_hn, b_hn = np.split(W_hh, 3)[2], np.split(b_hh, 3)[2]

    gate = np.tanh if "gates_tanh" in bug else lambda s: 1 / (1 + np.exp(-s))
    r, z = gate(ir + hr), gate(iz + hz)
    if "blocks_zrn" in bug:
        r, z = z, r
    blended = r * h if "reset_in_the_blend" in bug else h
    if "reset_gate_missing" in bug:
        r = np.ones_like(r)

    from_state = r * hn
    if "hidden_bias_ungated" in bug:
        from_state = r * (hn - b_hn) + b_hn
    if "reset_before_matrix" in bug:
        from_state = W_hn @ (r * h) + b_hn
    total = r * inn + from_state if "reset_gates_the_input" in bug else inn + from_state
    n = 1 / (1 + np.exp(-total)) if "candidate_sigmoid" in bug else np.tanh(total)

    if "candidate_returned" in bug:
        return n
    if "update_gate_flipped" in bug:
        z = 1 - z
    return (n if "candidate_unscaled" in bug else (1 - z) * n) + z * blended

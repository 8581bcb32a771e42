BUGS = {
    "head_counted_although_tied": "The head is counted although it is tied: tying reuses the token table, "
    "38.6 million parameters fewer for GPT-2 small.",
    "head_never_counted": "The untied head is left out: untied, it is a second matrix of V * d.",
    "head_with_bias": "The untied head has a bias of V entries: in GPT-2's layout the head has none.",
    "positions_forgotten": "The learned positions are left out: ctx * d parameters. Only sinusoids and RoPE "
    "have none.",
    "biases_missing": "The biases of the linear layers are left out: 3d + d in attention, 4d + d in the MLP.",
    "mlp_bias_of_width_d": "Both MLP biases are counted with d entries: the first has the hidden width 4d.",
    "norm_biases_missing": "A LayerNorm is counted without its bias: it has a weight and a bias, 2d.",
    "norm_biases_kept": "bias=False leaves the LayerNorm biases in: here they vanish too.",
    "one_norm_per_block": "One LayerNorm per block: each of the two sublayers has its own.",
    "final_norm_forgotten": "The LayerNorm after the last block is left out.",
    "output_projection_forgotten": "Attention has four matrices: Wq, Wk, Wv and the output projection Wo.",
    "mlp_one_matrix": "The MLP has two matrices, d -> 4d and 4d -> d: 8 d^2, not 4 d^2.",
}


def gpt_parameter_count(V, ctx, d, L, tied=True, bias=True, *, bug=frozenset()):
    linear_bias = bias and "biases_missing" not in bug
    norm_bias = (bias or "norm_biases_kept" in bug) and "norm_biases_missing" not in bug
    norm = 2 * d if norm_bias else d
    matrices = 3 if "output_projection_forgotten" in bug else 4
    attention = matrices * d * d + (4 * d if linear_bias else 0)
    mlp = (4 if "mlp_one_matrix" in bug else 8) * d * d
    if linear_bias:
        mlp += 2 * d if "mlp_bias_of_width_d" in bug else 5 * d
    total = V * d + (0 if "positions_forgotten" in bug else ctx * d)
    total += L * (attention + mlp + (1 if "one_norm_per_block" in bug else 2) * norm)
    if "final_norm_forgotten" not in bug:
        total += norm
    if not tied and "head_never_counted" not in bug:
        total += V * d + (V if "head_with_bias" in bug else 0)
    if tied and "head_counted_although_tied" in bug:
        total += V * d
    return total

"""The tensor-parallel MLP with its known bugs as switches."""

import math

import numpy as np

BUGS = {
    "output_bias_on_every_rank": "b2 is added on every rank. The all-reduce then adds it R times.",
    "output_bias_on_rank_0": "A different convention: rank 0 adds b2 before the all-reduce. y is the same, but "
    "here b2 is added after it.",
    "partials_averaged": "The partial outputs are averaged. Cut by rows, W2 gives partial SUMS, unlike "
    "the gradients of data parallelism.",
    "first_layer_cut_by_rows": "W1 is cut by rows and gelu is applied to partial sums. gelu(a + b) is "
    "not gelu(a) + gelu(b): rows first need an all-reduce before the nonlinearity.",
    "first_bias_not_sharded": "Every rank takes the first slice of b1. Each must take its own.",
    "first_bias_on_rank_0_only": "b1 is added on rank 0 only. Hidden units of other ranks have a bias too.",
    "first_bias_divided": "b1 / R is added on every rank. The hidden units are not summed over ranks: each has "
    "its whole bias.",
    "first_bias_forgotten": "b1 is left out.",
    "output_bias_forgotten": "b2 is left out of y.",
    "tanh_gelu": "A different convention: the tanh form of gelu is used, as in GPT-2. Here it is the "
    "exact one.",
    "relu": "The hidden units go through a ReLU instead of gelu.",
    "bias_after_gelu": "b1 is added after gelu. The nonlinearity acts on x W1 + b1.",
    "strided_units": "A different convention: rank r holds every R-th hidden unit. y is the same, but "
    "rank r owns a block of neighbors here.",
    "rows_of_the_wrong_rank": "Columns and rows are cut in different ways: hidden unit i must meet row i "
    "of W2.",
    "partials_after_the_all_reduce": "The sum is returned for every rank. Before the all-reduce each "
    "holds its own part.",
}


def tensor_parallel_mlp(x, W1, b1, W2, b2, R, *, bug=frozenset()):
    partials = []
    for r in range(R):
        partial = _partial(x, W1, b1, W2, r, R, bug)
        early = "output_bias_on_every_rank" in bug or ("output_bias_on_rank_0" in bug and r == 0)
        partials.append(partial + b2 if early else partial)
    partials = np.stack(partials)
    y = partials.mean(axis=0) if "partials_averaged" in bug else partials.sum(axis=0)
    if not {"output_bias_on_every_rank", "output_bias_on_rank_0", "output_bias_forgotten"} & bug:
        y = y + b2
    if "partials_after_the_all_reduce" in bug:
        partials = np.stack([partials.sum(axis=0)] * R)
    return partials, y


def _partial(x, W1, b1, W2, r, R, bug):
    F = W1.shape[1]
    block, stride = np.arange(F).reshape(R, -1)[r], np.arange(F)[r::R]
    columns = rows = stride if "strided_units" in bug else block
    if "rows_of_the_wrong_rank" in bug:
        rows = block if "strided_units" in bug else stride
    hidden, bias = x @ W1[:, columns], b1[columns]
    if "first_bias_not_sharded" in bug:
        bias = b1[: F // R]
    if "first_layer_cut_by_rows" in bug:
        own = np.array_split(np.arange(W1.shape[0]), R)[r]
        hidden, rows, bias = x[:, own] @ W1[own], np.arange(F), b1
    if "first_bias_forgotten" in bug or ("first_bias_on_rank_0_only" in bug and r):
        bias = bias * 0.0
    if "first_bias_divided" in bug:
        bias = bias / R
    if "bias_after_gelu" in bug:
        return (_activation(hidden, bug) + bias) @ W2[rows]
    return _activation(hidden + bias, bug) @ W2[rows]


def _activation(h, bug):
    if "relu" in bug:
        return np.maximum(h, 0.0)
    if "tanh_gelu" in bug:
        return 0.5 * h * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (h + 0.044715 * h**3)))
    return 0.5 * h * (1.0 + np.vectorize(math.erf, otypes=[float])(h / math.sqrt(2.0)))

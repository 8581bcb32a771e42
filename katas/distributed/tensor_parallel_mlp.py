"""Tensor parallelism: a two-layer MLP cut so that one all-reduce is enough."""

import math
import numpy as np


def tensor_parallel_mlp(x, W1, b1, W2, b2, R):
    """Run the MLP block of a Transformer on R ranks, the first matrix cut by columns, the second by rows.

    Formula:
        s = F / R, and rank r holds the hidden units r * s to (r + 1) * s - 1:
            columns of W1, entries of b1, rows of W2
        partials[r] = gelu(x @ W1_r + b1_r) @ W2_r
        y = sum_r partials[r] + b2
        gelu is the exact one, x * Phi(x) = x * (1 + erf(x / sqrt(2))) / 2, not its tanh form.
        The sum is the one all-reduce of the forward pass; b2 is added once, after it.

    Args:
        x: (N, D) float. The input, the same on every rank.
        W1: (D, F) float. First weights, input axis first.
        b1: (F,) float. First bias.
        W2: (F, D) float. Second weights, input axis first.
        b2: (D,) float. Second bias.
        R: int. Number of ranks; F is a multiple of R.

    Returns:
        (partials, y): (R, N, D) float, what each rank holds before the all-reduce, and (N, D) float.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> x, W1, W2 = np.array([[10.0]]), np.array([[1.0, 2.0]]), np.array([[1.0], [3.0]])
        >>> partials, y = tensor_parallel_mlp(x, W1, np.zeros(2), W2, np.array([5.0]), 2)
        >>> partials.ravel(), y
        (array([10., 60.]), array([[75.]]))

    Reference:
        Shoeybi et al., "Megatron-LM: Training Multi-Billion Parameter Language Models Using Model
        Parallelism" (2019).
    """
    raise NotImplementedError

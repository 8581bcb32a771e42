"""Gradient accumulation over micro-batches with unequal numbers of tokens."""

import numpy as np


def accumulate_token_grads(micro):
    """Combine the gradients of micro-batch means into the gradient of the mean over all tokens.

    Formula:
        G = sum_i n_i * g_i / sum_i n_i
        Micro-batches with n_i = 0 take no part: a mean over no token is undefined, and their g_i may be NaN.

    Args:
        micro: list of (g, n) pairs, one for each micro-batch:
            g: (...) float. Gradient of the mean loss over the tokens of the micro-batch, one shape for all.
            n: int, 0 or more. Number of those tokens; at least one micro-batch has some.

    Returns:
        (...) float. Gradient of the mean loss over all tokens; the arrays in `micro` are left unchanged.

    Raises:
        Nothing of its own.

    Example:
        >>> accumulate_token_grads([(np.array([1.0, 0.0]), 1), (np.array([5.0, 4.0]), 3)])
        array([4., 3.])

    Reference:
        Algebra. Known as the gradient accumulation bug: huggingface/transformers pull request 34191 and
        pytorch/torchtune pull request 1875 (2024).
    """
    raise NotImplementedError

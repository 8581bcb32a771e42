"""Softplus and log-sigmoid: the two halves of every binary cross-entropy."""

import numpy as np


def softplus_and_log_sigmoid(x):
    """Evaluate log(1 + exp(x)) and log(sigmoid(x)) with full precision in both tails.

    Nothing is cut off at a threshold: in the left tail of softplus, where it is close to exp(x), and in the
    right tail of log_sigmoid, where it is close to -exp(-x), the relative error stays below 1e-12 (in
    float64; for float32 input, near float32 precision). For |x| up to 1e4 nothing overflows.
    Off limits, since they are the kata: torch.nn.functional.softplus and logsigmoid.

    Formula:
        softplus(x) = log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|))
        log_sigmoid(x) = log(1 / (1 + exp(-x))) = -softplus(-x)

    Args:
        x: (...) float64 or float32. Any shape.

    Returns:
        (softplus, log_sigmoid): (...) float each, the shape of `x`.

    Raises:
        Nothing of its own.

    Example:
        >>> softplus, log_sigmoid = softplus_and_log_sigmoid(np.array([-3.0, 0.0, 3.0]))
        >>> softplus.round(4)
        array([0.0486, 0.6931, 3.0486])
        >>> log_sigmoid.round(4)
        array([-3.0486, -0.6931, -0.0486])

    Reference:
        Dugas, Bengio, Belisle, Nadeau and Garcia, "Incorporating Second-Order Functional Knowledge for Better
        Option Pricing" (2001). Glorot, Bordes and Bengio, "Deep Sparse Rectifier Neural Networks" (2011).
    """
    # log1p, not log(1 + .): the sum 1 + 1e-17 is exactly 1, and the whole left tail would round to 0.
    tail = np.log1p(np.exp(-np.abs(x)))  # (...), the part that both share, since |-x| = |x|

    # -softplus(-x) = -(max(-x, 0) + tail) = min(x, 0) - tail
    return np.maximum(x, 0.0) + tail, np.minimum(x, 0.0) - tail

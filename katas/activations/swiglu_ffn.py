"""SwiGLU: the feed-forward layer of LLaMA, two branches in, one product, one projection out."""

import numpy as np


def swiglu_ffn(x, Wg, Wu, Wd):
    """Run a SwiGLU feed-forward layer without biases.

    Three matrices of width f cost as much as two of width 4d when 3*d*f = 8*d**2, that is f = 8d/3.

    Formula:
        y = (silu(x Wg) * (x Wu)) Wd, the star entry by entry
        silu(t) = t * sigmoid(t) = t / (1 + exp(-t))

    Args:
        x: (N, d) float. One token per row.
        Wg: (d, f) float. The gate projection, which is activated.
        Wu: (d, f) float. The up projection, which stays linear.
        Wd: (f, d) float. The down projection.

    Returns:
        (N, d) float.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> Wg, Wu, Wd = np.array([[2.0], [0.0]]), np.array([[3.0], [-1.0]]), np.array([[1.0, 10.0]])
        >>> swiglu_ffn(np.array([[1.0, 2.0]]), Wg, Wu, Wd).round(4)
        array([[ 1.7616, 17.6159]])

    Reference:
        Shazeer, "GLU Variants Improve Transformer" (2020).
        Touvron et al., "LLaMA: Open and Efficient Foundation Language Models" (2023).
    """
    raise NotImplementedError

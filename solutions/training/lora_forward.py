"""LoRA: fine-tune a frozen linear layer through a low-rank update beside it."""


def lora_forward(x, W, A, B, alpha):
    """Run a linear layer with its low-rank adapter, merge the two, and count what is trained.

    Formula:
        s = alpha / r
        y = x W^T + s * (x A^T) B^T
        W_merged = W + s * B A, so that x W_merged^T = y
        trainable = r * (in + out): the entries of A and B; W is frozen
        In training B starts at zero, so that at first y = x W^T.

    Args:
        x: (N, in) float. Inputs, one example per row.
        W: (out, in) float. Frozen weight in torch's layout; left unchanged.
        A: (r, in) float. Down-projection to the rank r.
        B: (out, r) float. Up-projection.
        alpha: float. Strength of the adapter, before the division by r.

    Returns:
        (y, W_merged, trainable): (N, out) float, (out, in) float and an int.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> import numpy as np
        >>> A, B = np.array([[1.0, 1.0]]), np.array([[1.0], [0.0]])
        >>> y, W_merged, trainable = lora_forward(np.array([[1.0, 2.0]]), np.eye(2), A, B, alpha=0.5)
        >>> y, trainable
        (array([[2.5, 2. ]]), 4)
        >>> W_merged
        array([[1.5, 0.5],
               [0. , 1. ]])

    Reference:
        Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (2022).
    """
    r = A.shape[0]
    # Divided by r, so that alpha need not be tuned anew for another rank.
    scale = alpha / r

    # Through the narrow waist of r numbers: B A, as large as W, is built for the merge only.
    y = x @ W.T + scale * (x @ A.T) @ B.T  # (N, out)
    return y, W + scale * B @ A, A.size + B.size

"""Folding a batch normalization into the convolution before it, for inference."""

import numpy as np


def fold_batch_norm(w, b, g, beta, rm, rv, eps=1e-5):
    """Return a convolution that does the work of a convolution followed by BatchNorm in evaluation mode.

    Formula:
        BatchNorm in evaluation mode, per output channel: BN(z) = (z - rm) / sqrt(rv + eps) * g + beta.
        Find w2 and b2 such that conv(x; w2, b2) = BN(conv(x; w, b)) for every x.
        With s = g / sqrt(rv + eps), one factor per output channel:
            w2[o] = w[o] * s[o]
            b2 = (b - rm) * s + beta, where b = 0 if it is None.

    Args:
        w: (O, I, k, k) float. Kernels; the first axis is the output channel.
        b: (O,) float, or None. Bias of the convolution.
        g: (O,) float. Gain of the BatchNorm.
        beta: (O,) float. Shift of the BatchNorm.
        rm: (O,) float. Running mean.
        rv: (O,) float. Running variance.
        eps: The eps of the BatchNorm, inside the square root.

    Returns:
        (w2, b2): (O, I, k, k) float and (O,) float. There is a bias even where `b` is None.
        Off limits: torch.nn.utils.fusion.fuse_conv_bn_weights and its kin.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        A 1x1 kernel of 3, a running variance of 4: the factor is 10 / 2 = 5.

        >>> w, b = np.full((1, 1, 1, 1), 3.0), np.array([7.0])
        >>> g, beta, rm, rv = np.array([10.0]), np.array([0.5]), np.array([1.0]), np.array([4.0])
        >>> w2, b2 = fold_batch_norm(w, b, g, beta, rm, rv, eps=0.0)
        >>> w2.ravel(), b2
        (array([15.]), array([30.5]))

    Reference:
        Ioffe and Szegedy, "Batch Normalization" (2015).
        Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
        Inference" (2018).
    """
    raise NotImplementedError

"""Affine quantization: store floats as small unsigned integers, with a scale and a zero point."""

import numpy as np


def affine_quantize(x, bits=8):
    """Quantize an array to unsigned integers of a number of bits, and give back what they stand for.

    Formula:
        top = 2**bits - 1, the largest code; codes run from 0 to top
        lo = min(min(x), 0),  hi = max(max(x), 0), so that 0.0 is in the range
        scale = (hi - lo) / top, or 1 where hi = lo
        zero_point = clip(round(-lo / scale), 0, top)
        q = clip(round(x / scale) + zero_point, 0, top)
        x_hat = (q - zero_point) * scale
        round is to the nearest integer, halves to the even one (as in np.round). 0.0 comes back as 0.0.

    Args:
        x: (...) float. Any shape, at least one entry.
        bits: int, 1 or more. Width of a code.

    Returns:
        (q, scale, zero_point, x_hat): (...) int codes, a float, an int, and (...) float dequantized values.

    Raises:
        Nothing of its own. torch's quantize_per_tensor and fake_quantize_per_tensor_affine are off limits.

    Example:
        >>> q, scale, zero_point, x_hat = affine_quantize(np.array([-1.0, 0.25, 2.0]), bits=2)
        >>> q, scale, zero_point
        (array([0, 1, 3]), 1.0, 1)
        >>> x_hat
        array([-1.,  0.,  2.])

    Reference:
        Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
        Inference" (2018).
        Krishnamoorthi, "Quantizing deep convolutional networks for efficient inference: A whitepaper" (2018).
    """
    raise NotImplementedError

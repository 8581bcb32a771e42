"""Review a colleague's code: is this implementation right?"""

import numpy as np


def review_conv2d(implementation):
    """Tell a right implementation of cnn/conv2d from a wrong one.

    Formula:
        implementation(x, w, b=None, stride=1, pad=0, dil=1, groups=1) is right when it returns
        y[n, o, i, j] = b[o] + sum over c, u, v of
            x[n, g(o) * C/G + c, i*stride + u*dil - pad, j*stride + v*dil - pad] * w[o, c, u, v]
        with G = groups, g(o) = o // (O/G), x = 0 outside the image, and no bias when b is None.
        x is (N, C, H, W), w is (O, C/G, kh, kw), b is (O,), y is (N, O, Ho, Wo) with
        Ho = floor((H + 2*pad - dil*(kh - 1) - 1) / stride) + 1, and Wo likewise.

    Args:
        implementation: A function with the parameters above. It may raise, or return anything.

    Returns:
        bool. True when the implementation is right, whatever its style; False when it has a mistake.

    Raises:
        Nothing, whatever the implementation does.

    Reference:
        Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016).
    """
    rng = np.random.default_rng(0)
    # Every size differs from every other, and each option is once alone, once beside the rest.
    plain = [((2, 3, 5, 7), (4, 3, 2, 3), {})]
    alone = [((1, 2, 6, 9), (3, 2, 3, 2), option) for option in ({"stride": 2}, {"pad": 2}, {"dil": 2})]
    grouped = [((2, 4, 5, 6), (6, 2, 2, 3), {"groups": 2})]
    together = [((2, 6, 8, 11), (6, 2, 2, 3), {"stride": 2, "pad": 1, "dil": 2, "groups": 3})]
    for x_shape, w_shape, options in plain + alone + grouped + together:
        # Whole numbers: a right answer is exact in any precision and in any order of the sums.
        x, w, b = (rng.integers(-5, 6, shape).astype(float) for shape in (x_shape, w_shape, w_shape[:1]))
        for bias in (None, b + 7):
            try:
                y = np.asarray(implementation(x, w, bias, **options), dtype=float)
            except Exception:
                return False
            expected = _conv2d_by_definition(x, w, bias, **options)
            if y.shape != expected.shape or not np.allclose(y, expected):
                return False
    return True


def review_receptive_field(implementation):
    """Tell a right implementation of cnn/receptive_field from a wrong one.

    Formula:
        implementation(layers) is right when it returns (r, j) with r = 1, j = 1 to begin with, and for each
        layer (k, s, d) from input to output: r = r + d * (k - 1) * j, then j = j * s.

    Args:
        implementation: A function of a list of (k, s, d). It may raise, or return anything.

    Returns:
        bool. True when the implementation is right, whatever its style; False when it has a mistake.

    Raises:
        Nothing, whatever the implementation does.

    Reference:
        Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks" (2019).
    """
    cases = [
        [(3, 1, 1)],
        [(3, 1, 1), (3, 1, 1)],
        [(1, 2, 1), (5, 1, 1)],
        [(3, 1, 2), (3, 1, 4)],
        [(2, 3, 1), (3, 2, 2), (4, 2, 3)],  # not the same backwards; sum and product of the strides differ
        [(7, 2, 1), (3, 2, 1), (1, 1, 1), (3, 1, 2)],
    ]
    for layers in cases:
        try:
            rf, jump = implementation(list(layers))
            if (float(rf), float(jump)) != _span_and_jump(layers):
                return False
        except Exception:
            return False
    return True


def _conv2d_by_definition(x, w, b, stride=1, pad=0, dil=1, groups=1):
    """The formula of conv2d, one output at a time."""
    (N, C, H, W), (O, _, kh, kw) = x.shape, w.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    Ho = (H + 2 * pad - dil * (kh - 1) - 1) // stride + 1
    Wo = (W + 2 * pad - dil * (kw - 1) - 1) // stride + 1
    y = np.zeros((N, O, Ho, Wo))
    for n, o, i, j in np.ndindex(y.shape):
        first = (o // (O // groups)) * (C // groups)
        rows = slice(i * stride, i * stride + dil * (kh - 1) + 1, dil)
        cols = slice(j * stride, j * stride + dil * (kw - 1) + 1, dil)
        window = padded[n, first : first + C // groups, rows, cols]
        y[n, o, i, j] = (window * w[o]).sum() + (0.0 if b is None else b[o])
    return y


def _span_and_jump(layers):
    """Follow output units 0 and 1 back to the input pixels that they touch."""
    seen = []
    for unit in (0, 1):
        pixels = {unit}
        for k, s, d in reversed(layers):
            pixels = {i * s + u * d for i in pixels for u in range(k)}
        seen.append(pixels)
    return float(max(seen[0]) - min(seen[0]) + 1), float(min(seen[1]) - min(seen[0]))

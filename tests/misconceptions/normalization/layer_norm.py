import numpy as np

BUGS = {
    "eps_outside_root": "eps is added to the standard deviation, after the root. sqrt(eps) is much larger "
    "than eps, so rows of small variance come out too large.",
    "all_but_first_axis_pooled": "The statistics are taken over all axes but the first. In a Transformer "
    "each token is normalized on its own; statistics over positions let the future leak into the past.",
    "normalized_over_first_axis": "The statistics are taken over the first axis: that is BatchNorm, and an "
    "example's result then depends on the others.",
    "variance_as_difference_in_float32": "The variance is computed as E[x^2] - E[x]^2 in single precision. "
    "With a large mean the two terms cancel and no digit is left; the result can even be negative.",
    "unbiased_variance": "The variance is divided by d - 1. LayerNorm divides by d.",
    "root_forgotten": "The row is divided by the variance, not by the standard deviation.",
    "mean_kept": "The mean is not subtracted from the row: the variance knows of it, the output does not.",
    "eps_forgotten": "eps is left out: a constant row gives 0/0.",
    "shift_scaled_by_gain": "The shift is added before the gain multiplies. b is added last, unscaled.",
    "gain_as_one_plus_g": "A different convention: the gain is stored as its distance from one and applied "
    "as 1 + g. Here g is the gain itself and starts at 1.",
    "gain_and_shift_swapped": "The row is multiplied by b and shifted by g: the two are swapped.",
    "mean_square_as_variance": "The row is divided by its root mean square, as in RMSNorm. The variance is "
    "the mean square of the deviations from the mean.",
}


@np.errstate(divide="ignore", invalid="ignore")
def layer_norm(x, g, b, eps=1e-5, *, bug=frozenset()):
    axis = -1
    if "normalized_over_first_axis" in bug:
        axis = 0
    elif "all_but_first_axis_pooled" in bug:
        axis = tuple(range(1, x.ndim))
    if "gain_as_one_plus_g" in bug:
        g = 1 + g
    if "gain_and_shift_swapped" in bug:
        g, b = b, g
    if "eps_forgotten" in bug:
        eps = 0.0

    mean = x.mean(axis=axis, keepdims=True)
    var = x.var(axis=axis, keepdims=True)
    if "variance_as_difference_in_float32" in bug:
        single = x.astype(np.float32)
        var = (single**2).mean(axis=axis, keepdims=True) - single.mean(axis=axis, keepdims=True) ** 2
    if "mean_square_as_variance" in bug:
        var = (x**2).mean(axis=axis, keepdims=True)
    if "unbiased_variance" in bug:
        count = x.size // var.size
        var = var * count / max(count - 1, 1)

    if "eps_outside_root" in bug:
        divisor = (var if "root_forgotten" in bug else np.sqrt(var)) + eps
    else:
        divisor = var + eps if "root_forgotten" in bug else np.sqrt(var + eps)
    xhat = (x if "mean_kept" in bug else x - mean) / divisor
    return (xhat + b) * g if "shift_scaled_by_gain" in bug else xhat * g + b

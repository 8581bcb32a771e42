import numpy as np

BUGS = {
    "momentum_reversed": "A different convention: momentum weighs the old average, as in Keras and "
    "TensorFlow. Here, as in torch, it weighs the new batch.",
    "normalized_with_unbiased_variance": "The batch is normalized with the variance divided by n - 1. That "
    "one is for the running statistics; for a batch of two they differ by a factor of two.",
    "biased_variance_stored": "A different convention: the running variance stores the biased variance. "
    "Here, as in torch, the stored one is divided by n - 1, since it estimates that of the data.",
    "eps_outside_root": "eps is added to the standard deviation, after the root; it matters for nearly "
    "constant channels.",
    "each_position_on_its_own": "Images are normalized per pixel, over N alone. A channel's statistics are "
    "shared over space.",
    "pixel_variances_averaged": "The variance over N is taken per pixel and then averaged over space, which "
    "loses the variance between positions. It is taken over N, H and W at once.",
    "running_statistics_used": "The batch is normalized with the running statistics: that is evaluation "
    "mode. Training normalizes with the batch's own.",
    "updated_statistics_used": "The batch is normalized with the updated running statistics. Training "
    "normalizes with the batch's own mean and variance.",
    "standard_deviation_stored": "The running variance averages in a standard deviation.",
    "eps_stored": "eps is added to the variance before it is stored. It belongs to the division alone.",
    "running_mean_not_updated": "The running mean comes back as it was; only the variance is updated.",
    "old_average_not_decayed": "momentum * batch is added to the old average at full weight, so the running "
    "statistics grow without bound. The old average is weighed by 1 - momentum.",
    "root_forgotten": "The channel is divided by its variance, not by its standard deviation.",
    "shift_scaled_by_gain": "The shift is added before the gain multiplies. b is added last, unscaled.",
    "n_counts_examples_only": "The correction n / (n - 1) of images uses the number of examples. n counts "
    "the values of a channel: N * H * W.",
}


@np.errstate(divide="ignore", invalid="ignore")
def batch_norm_train(x, g, b, rm, rv, momentum=0.1, eps=1e-5, *, bug=frozenset()):
    axes = (0, *range(2, x.ndim))
    shape = (1, -1) + (1,) * (x.ndim - 2)
    space = tuple(range(2, x.ndim))
    count = x.size // x.shape[1]
    correction = count / (count - 1)

    mean, var = x.mean(axis=axes, keepdims=True), x.var(axis=axes, keepdims=True)
    if "pixel_variances_averaged" in bug:
        var = x.var(axis=0, keepdims=True).mean(axis=space, keepdims=True)

    divisor_var = var * correction if "normalized_with_unbiased_variance" in bug else var
    center = mean
    if "each_position_on_its_own" in bug and x.ndim > 2:
        center, divisor_var = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)

    stored = var.ravel()
    if "n_counts_examples_only" in bug and len(x) > 1:
        correction = len(x) / (len(x) - 1)
    if "biased_variance_stored" not in bug:
        stored = stored * correction
    if "eps_stored" in bug:
        stored = stored + eps
    if "standard_deviation_stored" in bug:
        stored = np.sqrt(stored)
    weight = 1 - momentum if "momentum_reversed" in bug else momentum
    kept = 1.0 if "old_average_not_decayed" in bug else 1 - weight
    new_rm = rm.copy() if "running_mean_not_updated" in bug else kept * rm + weight * mean.ravel()
    new_rv = kept * rv + weight * stored

    if "running_statistics_used" in bug:
        center, divisor_var = rm.reshape(shape), rv.reshape(shape)
    if "updated_statistics_used" in bug:
        center, divisor_var = new_rm.reshape(shape), new_rv.reshape(shape)
    if "eps_outside_root" in bug:
        divisor = (divisor_var if "root_forgotten" in bug else np.sqrt(divisor_var)) + eps
    else:
        divisor = divisor_var + eps if "root_forgotten" in bug else np.sqrt(divisor_var + eps)
    xhat = (x - center) / divisor
    g, b = g.reshape(shape), b.reshape(shape)
    return (xhat + b) * g if "shift_scaled_by_gain" in bug else xhat * g + b, new_rm, new_rv

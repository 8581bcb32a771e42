import numpy as np

BUGS = {
    "statistics_constant": "Mean and variance are treated as constants. They depend on x, and without their "
    "paths the gradient keeps components that the normalization cancels.",
    "variance_path_dropped": "The path through the variance is left out: only the re-centering is "
    "differentiated.",
    "mean_path_dropped": "The path through the mean is left out. That is right for RMSNorm, not for "
    "LayerNorm: adding a constant to a row changes nothing, so each row of dx sums to 0.",
    "gain_forgotten_in_dx": "The gain is left out of dx. dxhat is dout * g.",
    "gain_applied_last": "The gain multiplies at the end, as in BatchNorm's formula. Here it differs from "
    "feature to feature within a row, so it must go in before the means over features.",
    "means_over_the_batch": "The means are taken over the rows. LayerNorm's statistics belong to one row; "
    "its means run over the D features.",
    "sum_for_mean": "The two subtracted terms are sums over the features, not means: a factor of D too "
    "large.",
    "gain_gradient_averaged": "dg and db are averaged over the rows. The gain is shared by all rows, so its "
    "gradient is the sum.",
    "gain_gradient_with_raw_x": "dg is the sum of dout * x. The gain multiplies xhat, the normalized input.",
    "unbiased_variance": "The variance is divided by D - 1. The forward pass divided by D.",
    "eps_forgotten": "eps is left out of s. The backward pass divides by the same s as the forward pass.",
    "eps_outside_root": "eps is added to the standard deviation, after the root.",
    "variance_path_added": "The path through the variance is added. It is subtracted, like that through the "
    "mean.",
    "divided_by_variance": "dx is divided by the variance, not by the standard deviation.",
    "gain_in_its_own_gradient": "The gain is multiplied into dg. y is linear in g, so dg holds dout * xhat "
    "alone.",
}


@np.errstate(divide="ignore", invalid="ignore")
def layer_norm_backward(x, g, dout, eps=1e-5, *, bug=frozenset()):
    N, D = x.shape
    if "eps_forgotten" in bug:
        eps = 0.0
    var = x.var(axis=-1, keepdims=True)
    if "unbiased_variance" in bug and D > 1:
        var = var * D / (D - 1)
    s = np.sqrt(var) + eps if "eps_outside_root" in bug else np.sqrt(var + eps)
    xhat = (x - x.mean(axis=-1, keepdims=True)) / s

    gain = np.ones_like(g) if "gain_forgotten_in_dx" in bug else g
    dxhat = dout if "gain_applied_last" in bug else dout * gain
    axis = 0 if "means_over_the_batch" in bug else -1
    reduce = np.sum if "sum_for_mean" in bug else np.mean
    through_mean = reduce(dxhat, axis=axis, keepdims=True)
    through_var = xhat * reduce(dxhat * xhat, axis=axis, keepdims=True)
    if "variance_path_added" in bug:
        through_var = -through_var

    dx = dxhat
    if not bug & {"mean_path_dropped", "statistics_constant"}:
        dx = dx - through_mean
    if not bug & {"variance_path_dropped", "statistics_constant"}:
        dx = dx - through_var
    dx = dx / (s**2 if "divided_by_variance" in bug else s)
    if "gain_applied_last" in bug:
        dx = dx * gain

    dg = (dout * (x if "gain_gradient_with_raw_x" in bug else xhat)).sum(axis=0)
    db = dout.sum(axis=0)
    if "gain_in_its_own_gradient" in bug:
        dg = dg * g
    if "gain_gradient_averaged" in bug:
        dg, db = dg / N, db / N
    return dx, dg, db

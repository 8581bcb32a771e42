import numpy as np

BUGS = {
    "mean_path_dropped": "The path through the mean is left out. Adding a constant to a feature changes "
    "nothing, so each column of dx must sum to 0.",
    "variance_path_dropped": "The path through the variance is left out: only the re-centering is "
    "differentiated.",
    "statistics_constant": "Mean and variance are treated as constants: that is the backward pass of "
    "evaluation mode. In training they depend on every example of the batch.",
    "unbiased_variance": "s holds the variance divided by N - 1. The forward pass normalized with the biased "
    "one.",
    "gain_forgotten_in_dx": "The gain is left out of dx. dxhat is dout * g.",
    "means_over_the_features": "The sums run over the features of an example, as in LayerNorm. BatchNorm's "
    "statistics belong to a feature; its sums run over the batch.",
    "sums_not_divided": "The two subtracted sums are not divided by N: a factor of N too large.",
    "dx_divided_by_n_again": "dx is divided by N once more. The 1/N of a mean loss is in dout already.",
    "gain_gradient_averaged": "dg and db are averaged over the batch. The gain is shared by all examples, so "
    "its gradient is the sum.",
    "gain_gradient_with_raw_x": "dg is the sum of dout * x. The gain multiplies xhat, the normalized input.",
    "eps_forgotten": "eps is left out of s. The backward pass divides by the same s as the forward pass.",
    "eps_outside_root": "eps is added to the standard deviation, after the root.",
    "variance_path_added": "The path through the variance is added. It is subtracted, like that through the "
    "mean.",
    "divided_by_variance": "dx is divided by the variance, not by the standard deviation.",
    "gain_in_its_own_gradient": "The gain is multiplied into dg. y is linear in g, so dg holds dout * xhat "
    "alone.",
}


@np.errstate(divide="ignore", invalid="ignore")
def batch_norm_backward(x, g, dout, eps=1e-5, *, bug=frozenset()):
    N, _ = x.shape
    if "eps_forgotten" in bug:
        eps = 0.0
    var = x.var(axis=0, keepdims=True)
    if "unbiased_variance" in bug:
        var = var * N / np.float64(N - 1)  # nan for one example, as np.var with ddof=1 has it
    s = np.sqrt(var) + eps if "eps_outside_root" in bug else np.sqrt(var + eps)
    xhat = (x - x.mean(axis=0, keepdims=True)) / s

    dxhat = dout if "gain_forgotten_in_dx" in bug else dout * g
    axis = -1 if "means_over_the_features" in bug else 0
    reduce = np.sum if "sums_not_divided" in bug else np.mean
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
    if "dx_divided_by_n_again" in bug:
        dx = dx / N

    dg = (dout * (x if "gain_gradient_with_raw_x" in bug else xhat)).sum(axis=0)
    db = dout.sum(axis=0)
    if "gain_in_its_own_gradient" in bug:
        dg = dg * g
    if "gain_gradient_averaged" in bug:
        dg, db = dg / N, db / N
    return dx, dg, db

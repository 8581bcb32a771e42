import numpy as np

BUGS = {
    "input_channels_scaled": "The factor multiplies the input channels of the kernel. BatchNorm comes after "
    "the convolution and scales its output channels, the first axis; O = I hides the shape error.",
    "last_axis_scaled": "w * s broadcasts along the last axis, the width of the kernel. The factor belongs "
    "to the output channel, the first axis: reshape it to (O, 1, 1, 1).",
    "bias_not_scaled": "The bias of the convolution is carried over unscaled. It passes through the "
    "normalization like everything else that the convolution puts out.",
    "divided_by_variance": "The gain is divided by the variance. BatchNorm divides by its square root.",
    "eps_forgotten": "eps is left out; the folded model then differs from the original where the variance is "
    "small.",
    "eps_outside_root": "eps is added after the square root. The original adds it to the variance.",
    "beta_scaled": "beta is multiplied by the factor too. It is added after the scaling.",
    "running_mean_forgotten": "The running mean is not subtracted from the bias.",
    "running_mean_added": "The running mean is added to the bias. BatchNorm subtracts it.",
    "running_mean_not_scaled": "The running mean is subtracted unscaled. It is subtracted before the "
    "scaling: -rm * s.",
    "no_bias_means_beta": "Without a bias, b2 is taken to be beta. The running mean is still subtracted: -rm "
    "* s + beta.",
    "gain_forgotten": "The gain is left out of the factor.",
}


@np.errstate(divide="ignore", invalid="ignore")
def fold_batch_norm(w, b, g, beta, rm, rv, eps=1e-5, *, bug=frozenset()):
    if "eps_forgotten" in bug:
        eps = 0.0
    gain = np.ones_like(g) if "gain_forgotten" in bug else g
    if "eps_outside_root" in bug:
        divisor = (rv if "divided_by_variance" in bug else np.sqrt(rv)) + eps
    else:
        divisor = rv + eps if "divided_by_variance" in bug else np.sqrt(rv + eps)
    scale = gain / divisor

    if "last_axis_scaled" in bug:
        w2 = w * scale
    elif "input_channels_scaled" in bug:
        w2 = w * scale[:, None, None]
    else:
        w2 = w * scale[:, None, None, None]

    bias = np.zeros_like(rm) if b is None else b
    mean = -rm if "running_mean_added" in bug else rm
    if "running_mean_forgotten" in bug or ("no_bias_means_beta" in bug and b is None):
        mean = np.zeros_like(rm)
    b2 = bias if "bias_not_scaled" in bug else bias * scale
    b2 = b2 - (mean if "running_mean_not_scaled" in bug else mean * scale)
    return w2, b2 + (beta * scale if "beta_scaled" in bug else beta)

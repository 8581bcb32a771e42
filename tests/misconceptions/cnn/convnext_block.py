import math

import numpy as np

BUGS = {
    "norm_over_the_image": "The norm takes its statistics over (C, H, W), like GroupNorm with one group; "
    "each position has its own.",
    "norm_over_space": "The norm takes its statistics over (H, W) in each channel, like InstanceNorm; "
    "the axis is the channels.",
    "unbiased_variance": "The variance is divided by C - 1; layer normalization divides by C.",
    "eps_outside_root": "eps is added to the standard deviation; it belongs to the variance, "
    "inside the root.",
    "norm_without_gain_and_shift": "The norm leaves out its learned gain g and shift b.",
    "relu": "ReLU stands in for GELU; ConvNeXt swapped ReLU for GELU.",
    "tanh_gelu": "A different convention: the tanh approximation of GELU (GPT-2); "
    "the exact one with erf is asked for.",
    "activation_after_depthwise": "The depthwise convolution is activated too; there is one activation, "
    "between the pointwise layers.",
    "activation_after_second_layer": "The second pointwise layer is activated too; "
    "the branch must be free to be negative.",
    "norm_before_depthwise": "The input is normalized before the depthwise convolution; "
    "the norm comes after it.",
    "layer_scale_on_the_skip": "gamma multiplies the skip too; it gates the branch alone.",
    "no_layer_scale": "gamma is not used; it scales each channel of the branch.",
    "no_skip": "The input is not added back.",
    "depthwise_bias_forgotten": "The depthwise bias is never added.",
    "flips_kernel": "A different convention: mathematics flips the kernel in a convolution; "
    "deep learning does not.",
    "edge_padding": "The border is padded with copies of the edge pixels; the padding is zeros.",
    "changes_its_input": "The branch is added to the caller's x in place; "
    "a function leaves its arguments as they are.",
}


def convnext_block(x, wd, bd, g, b, W1, b1, W2, b2, gamma, eps=1e-6, *, bug=frozenset()):
    H, W = x.shape[2:]
    first = np.moveaxis(x, 1, -1)  # (N, H, W, C)
    if "norm_before_depthwise" in bug:
        first = _norm(first, g, b, eps, bug)
    border = ((0, 0), (3, 3), (3, 3), (0, 0))
    padded = np.pad(first, border, mode="edge" if "edge_padding" in bug else "constant")
    kernel = wd[:, ::-1, ::-1] if "flips_kernel" in bug else wd
    z = sum(padded[:, u : u + H, v : v + W] * kernel[:, u, v] for u, v in np.ndindex(7, 7))
    if "depthwise_bias_forgotten" not in bug:
        z = z + bd
    if "activation_after_depthwise" in bug:
        z = _activation(z, bug)
    if "norm_before_depthwise" not in bug:
        z = _norm(z, g, b, eps, bug)
    z = _activation(z @ W1 + b1, bug) @ W2 + b2
    if "activation_after_second_layer" in bug:
        z = _activation(z, bug)
    gate = np.ones_like(gamma) if "no_layer_scale" in bug else gamma
    branch = np.moveaxis(gate * z, -1, 1)
    if "changes_its_input" in bug:
        x += branch
        y = x if "no_skip" not in bug else branch
    else:
        y = branch if "no_skip" in bug else x + branch
    if "layer_scale_on_the_skip" in bug and "no_skip" not in bug:
        y = y + (gamma[:, None, None] - 1) * (x - branch if "changes_its_input" in bug else x)
    return y


def _norm(z, g, b, eps, bug):
    axes = (1, 2, 3) if "norm_over_the_image" in bug else (1, 2) if "norm_over_space" in bug else (3,)
    n = math.prod(z.shape[axis] for axis in axes)
    centered = z - z.mean(axes, keepdims=True)
    var = (centered**2).sum(axes, keepdims=True) / (max(n - 1, 1) if "unbiased_variance" in bug else n)
    scale = np.sqrt(var) + eps if "eps_outside_root" in bug else np.sqrt(var + eps)
    return centered / scale if "norm_without_gain_and_shift" in bug else centered / scale * g + b


def _activation(z, bug):
    if "relu" in bug:
        return np.maximum(z, 0)
    if "tanh_gelu" in bug:
        return z * (1 + np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))) / 2
    return z * (1 + np.vectorize(math.erf)(z / math.sqrt(2))) / 2

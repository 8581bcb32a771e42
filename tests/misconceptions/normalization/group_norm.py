import numpy as np

BUGS = {
    "groups_as_group_size": "G is read as the number of channels in a group. It is the number of groups: G = "
    "1 is LayerNorm over the whole example.",
    "pooled_over_the_batch": "The statistics are taken over the batch too, which brings back the dependence "
    "on the batch that GroupNorm removes; a batch of one hides it.",
    "strided_channels": "Groups are made of every G-th channel. A group is a block of consecutive channels.",
    "affine_per_group": "One gain and one shift are used per group. g and b belong to channels; only the "
    "statistics are shared.",
    "each_channel_on_its_own": "Each channel is normalized on its own inside its group: that is "
    "InstanceNorm, whatever G is.",
    "each_position_on_its_own": "The statistics are taken over the channels of a group at one pixel. Space "
    "is pooled too.",
    "unbiased_variance": "The variance is divided by n - 1. GroupNorm divides by n.",
    "eps_outside_root": "eps is added to the standard deviation, after the root, so groups of small variance "
    "come out too large.",
    "affine_along_the_width": "g and b are broadcast along the last axis, the width. They belong to "
    "channels: reshape them to (C, 1, 1). A square image with C = W hides it.",
    "eps_forgotten": "eps is left out: a constant group gives 0/0.",
    "shift_scaled_by_gain": "The shift is added before the gain multiplies. b is added last, unscaled.",
    "root_forgotten": "The group is divided by its variance, not by its standard deviation.",
}


@np.errstate(divide="ignore", invalid="ignore")
def group_norm(x, G, g, b, eps=1e-5, *, bug=frozenset()):
    n, c, h, w = x.shape
    groups = c // G if "groups_as_group_size" in bug else G
    if "eps_forgotten" in bug:
        eps = 0.0

    if "strided_channels" in bug:
        grouped = x.reshape(n, c // groups, groups, h, w).swapaxes(1, 2)
    else:
        grouped = x.reshape(n, groups, c // groups, h, w)
    axes = {2, 3, 4}
    if "each_channel_on_its_own" in bug:
        axes -= {2}
    if "each_position_on_its_own" in bug:
        axes -= {3, 4}
    if "pooled_over_the_batch" in bug:
        axes |= {0}

    axes = tuple(sorted(axes))
    mean, var = grouped.mean(axis=axes, keepdims=True), grouped.var(axis=axes, keepdims=True)
    if "unbiased_variance" in bug:
        count = grouped.size // var.size
        var = var * count / max(count - 1, 1)
    if "eps_outside_root" in bug:
        divisor = (var if "root_forgotten" in bug else np.sqrt(var)) + eps
    else:
        divisor = var + eps if "root_forgotten" in bug else np.sqrt(var + eps)
    xhat = (grouped - mean) / divisor
    xhat = (xhat.swapaxes(1, 2) if "strided_channels" in bug else xhat).reshape(n, c, h, w)

    if "affine_per_group" in bug:
        group_of = np.arange(c) // (c // groups)
        g, b = g[group_of], b[group_of]
    if "affine_along_the_width" not in bug:
        g, b = g[:, None, None], b[:, None, None]
    return (xhat + b) * g if "shift_scaled_by_gain" in bug else xhat * g + b

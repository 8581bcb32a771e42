import numpy as np

BUGS = {
    "batch_per_position": "Batch statistics are taken over N alone, one per pixel. A convolution's channel "
    "means the same everywhere, so its statistics are shared over space too; 1x1 maps hide it.",
    "batch_per_example": "Batch statistics are taken over space alone, one per example: that is "
    "InstanceNorm.",
    "layer_over_channels_only": "A different convention: layer statistics are taken over C alone, one per "
    "pixel, as in ConvNeXt and Transformers. Here LayerNorm of an image pools C, H and W.",
    "layer_over_space_only": "Layer statistics keep the channels apart: that is InstanceNorm. LayerNorm "
    "pools them.",
    "instance_over_the_batch": "Instance statistics are pooled over the examples: that is BatchNorm. An "
    "instance is one example.",
    "instance_per_row": "Instance statistics are taken over W alone, one per row of pixels. An instance pools "
    "both axes of space.",
    "unbiased_variance": "The variance is divided by n - 1. All four normalize with the biased one, divided "
    "by n.",
    "strided_channels": "Groups are made of every G-th channel. A group is a block of consecutive channels.",
    "groups_as_group_size": "`groups` is read as the number of channels in a group. It is the number of "
    "groups.",
    "group_over_the_batch": "Group statistics are pooled over the examples, which brings back the dependence "
    "on the batch that GroupNorm removes.",
    "standard_deviation_returned": "The standard deviation is returned. eps must be added to the variance, "
    "before the root.",
    "axes_dropped": "The reduced axes are dropped, so the result does not broadcast against x.",
    "example_variances_averaged": "The batch variance is the average of the examples' variances, which loses "
    "the variance between their means. Pool all values of a channel first.",
    "mean_square_returned": "The mean of x**2 is returned for the variance, without subtracting the mean "
    "first.",
}


@np.errstate(divide="ignore", invalid="ignore")
def normalization_statistics(x, kind, groups=1, *, bug=frozenset()):
    axes = {"batch": (0, 2, 3), "layer": (1, 2, 3), "instance": (2, 3), "group": (2, 3, 4)}[kind]
    if kind == "group":
        n, c, h, w = x.shape
        blocks = c // groups if "groups_as_group_size" in bug else groups
        if "strided_channels" in bug:
            x = x.reshape(n, c // blocks, blocks, h, w).swapaxes(1, 2)
        else:
            x = x.reshape(n, blocks, c // blocks, h, w)
    for name, its_kind, its_axes in [
        ("batch_per_position", "batch", (0,)),
        ("batch_per_example", "batch", (2, 3)),
        ("layer_over_channels_only", "layer", (1,)),
        ("layer_over_space_only", "layer", (2, 3)),
        ("instance_over_the_batch", "instance", (0, 2, 3)),
        ("instance_per_row", "instance", (3,)),
        ("group_over_the_batch", "group", (0, 2, 3, 4)),
    ]:
        if name in bug and kind == its_kind:
            axes = its_axes

    keepdims = "axes_dropped" not in bug
    mean = x.mean(axis=axes, keepdims=keepdims)
    if "mean_square_returned" in bug:
        spread = (x**2).mean(axis=axes, keepdims=keepdims)
    else:
        spread = x.var(axis=axes, keepdims=keepdims)
    if "example_variances_averaged" in bug and kind == "batch":
        spread = x.var(axis=(2, 3), keepdims=True).mean(axis=0, keepdims=True)
        spread = spread if keepdims else spread.ravel()
    if "unbiased_variance" in bug:
        count = x.size // spread.size
        spread = spread * count / max(count - 1, 1)
    return mean, np.sqrt(spread) if "standard_deviation_returned" in bug else spread

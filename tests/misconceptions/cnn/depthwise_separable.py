import numpy as np

BUGS = {
    "depthwise_sums_channels": "The depthwise step sums over channels; it never mixes them, "
    "that is the pointwise step's job.",
    "filters_see_every_channel": "Each depthwise filter is slid over the sum of all channels; filter c sees "
    "channel c only.",
    "shared_spatial_filter": "One spatial filter serves all channels; each channel has its own.",
    "flips_kernel": "A different convention: mathematics flips the kernel in a convolution; "
    "deep learning does not.",
    "not_padded": "The image is not padded, so it shrinks by k - 1; padding (k - 1)/2 keeps its size.",
    "edge_padding": "The border is padded with copies of the edge pixels; the padding is zeros.",
    "relu_between": "A ReLU stands between the two steps; this block is linear throughout.",
    "pointwise_transposed": "The pointwise weights are used as (C, O); wp[o, "
    "c] carries channel c to output o.",
    "ratio_uses_input_channels": "The ratio has 1/C; in (k^2 C + C O) / (k^2 C O) the input width C "
    "cancels: 1/O + 1/k^2.",
    "ratio_without_depthwise": "The ratio is 1/k^2, the pointwise part alone; the depthwise part adds 1/O.",
    "ratio_without_pointwise": "The ratio is 1/O, the depthwise part alone; the pointwise part adds 1/k^2.",
    "ratio_kernel_not_squared": "The ratio has 1/k; a k x k kernel costs k^2 multiply-adds per position.",
    "ratio_inverted": "The ratio is standard over separable; separable over standard is asked for.",
}


def depthwise_separable(x, wd, wp, *, bug=frozenset()):
    (C, H, W), O, k = x.shape, wp.shape[0], wd.shape[-1]
    filters = wd[:, ::-1, ::-1] if "flips_kernel" in bug else wd
    if "shared_spatial_filter" in bug:
        filters = np.broadcast_to(filters[0], wd.shape)
    p = 0 if "not_padded" in bug else (k - 1) // 2
    padded = np.pad(x, ((0, 0), (p, p), (p, p)), mode="edge" if "edge_padding" in bug else "constant")
    if "filters_see_every_channel" in bug:
        padded = np.broadcast_to(padded.sum(axis=0), padded.shape)
    Ho, Wo = H + 2 * p - k + 1, W + 2 * p - k + 1
    z = sum(filters[:, u, v, None, None] * padded[:, u : u + Ho, v : v + Wo] for u, v in np.ndindex(k, k))
    if "depthwise_sums_channels" in bug:
        z = np.broadcast_to(z.sum(axis=0), z.shape)
    if "relu_between" in bug:
        z = np.maximum(z, 0)
    y = np.einsum("co,chw->ohw" if "pointwise_transposed" in bug else "oc,chw->ohw", wp, z)

    depthwise = 1 / (C if "ratio_uses_input_channels" in bug else O)
    pointwise = 1 / (k if "ratio_kernel_not_squared" in bug else k * k)
    alone = {"ratio_without_depthwise": pointwise, "ratio_without_pointwise": depthwise}
    ratio = next((part for name, part in alone.items() if name in bug), depthwise + pointwise)
    return y, 1 / ratio if "ratio_inverted" in bug else ratio

import numpy as np

BUGS = {
    "flips_kernel": "A different convention: mathematics flips the kernel in a convolution; deep learning "
    "does not. Symmetric test kernels hide the flip.",
    "kernel_axes_swapped": "Height and width of the kernel are exchanged: w[v, "
    "u] meets the pixel that is w[u, v]'s.",
    "edge_padding": "The border is padded with copies of the edge pixels; the padding is zeros.",
    "pads_one_side": "The padding is added at the top and left only; it belongs on all four sides.",
    "bias_per_input_channel": "The bias is added once per input channel; it enters once, "
    "after the channels are summed.",
    "bias_along_the_width": "y + b adds a bias per column, where shapes allow it; b needs two more axes.",
    "bias_ignored": "The bias is never added.",
    "stride_ignored": "The windows move by one pixel whatever the stride.",
    "dilation_ignored": "The taps are neighbors whatever the dilation; they lie dil pixels apart.",
    "groups_interleaved": "Output o is given to group o % G; "
    "the first O/G outputs form the first group: o // (O/G).",
    "groups_share_inputs": "Every group reads the first C/G input channels; "
    "each group has inputs of its own.",
    "channels_averaged": "The input channels are averaged; they are summed.",
    "square_output": "The width of the output is computed from the height of the input; "
    "square images hide it.",
}


def conv2d(x, w, b=None, stride=1, pad=0, dil=1, groups=1, *, bug=frozenset()):
    if "flips_kernel" in bug:
        w = w[:, :, ::-1, ::-1]
    if "kernel_axes_swapped" in bug:
        w = w.swapaxes(2, 3)
    s, d = (1 if "stride_ignored" in bug else stride), (1 if "dilation_ignored" in bug else dil)
    O, per_group, kh, kw = w.shape
    sides = (pad, 0 if "pads_one_side" in bug else pad)
    padded = np.pad(x, ((0, 0), (0, 0), sides, sides), mode="edge" if "edge_padding" in bug else "constant")
    Ho = (padded.shape[2] - d * (kh - 1) - 1) // s + 1
    Wo = Ho if "square_output" in bug else (padded.shape[3] - d * (kw - 1) - 1) // s + 1

    o = np.arange(O)
    group = o % groups if "groups_interleaved" in bug else o // (O // groups)
    if "groups_share_inputs" in bug:
        group = 0 * o
    channels = group[:, None] * per_group + np.arange(per_group)  # (O, C/G)

    y = np.zeros((len(x), O, Ho, Wo))
    for u, v in np.ndindex(kh, kw):
        rows = slice(u * d, u * d + s * (Ho - 1) + 1, s)
        cols = slice(v * d, v * d + s * (Wo - 1) + 1, s)
        y += np.einsum("nocij,oc->noij", padded[:, channels, rows, cols], w[:, :, u, v])
    if "channels_averaged" in bug:
        y /= per_group
    if b is None or "bias_ignored" in bug:
        return y
    if "bias_along_the_width" not in bug:
        b = b[:, None, None]
    return y + (per_group if "bias_per_input_channel" in bug else 1) * b

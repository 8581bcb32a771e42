import numpy as np

BUGS = {
    "overlap_overwritten": "The gradient of a window is assigned into dx; neighboring windows share pixels, "
    "their parts add up.",
    "last_channel_overwrites": "The gradient of a window is assigned into dx for one output channel after the other; "
    "windows and channels add up.",
    "overwritten_tap_by_tap": "The gradient of each kernel tap is assigned into dx; a pixel lies under several taps, "
    "and their parts add up.",
    "padding_not_cropped": "dx has the size of the padded input; the gradient of the padding is thrown away.",
    "padding_cropped_at_end": "The padding is cut off dx at the bottom and right only, "
    "so dx is shifted by pad.",
    "uncovered_border_lost": "dx ends where the last window does; "
    "pixels that no window covers have gradient 0 but do exist.",
    "db_averaged": "db is a mean over images and positions; the bias is added at each of them: sum.",
    "db_per_image": "db keeps the batch axis; one bias serves all images: sum over them too.",
    "dw_averaged_over_batch": "dw is divided by N; the mean of the loss, where there is one, "
    "is already in dout.",
    "dx_kernel_flipped": "The kernel is flipped as dout is scattered; "
    "the flip belongs to the gather form (full correlation).",
    "dw_flipped": "dw comes out flipped; the forward pass is a cross-correlation, and so is dw.",
    "dw_without_padding": "dw is taken from the image without its padding, "
    "so every tap meets the wrong pixels.",
    "dw_channels_swapped": "dw is (C, O, k, k); it has the shape of w: (O, C, k, k).",
    "stride_ignored": "The windows are taken one pixel apart; window i starts at i * stride.",
}


def conv2d_backward(x, w, dout, stride, pad, *, bug=frozenset()):
    (N, _, H, W), (_, _, Ho, Wo), k = x.shape, dout.shape, w.shape[-1]
    s = 1 if "stride_ignored" in bug else stride
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    source = (
        np.pad(x, ((0, 0), (0, 0), (0, 2 * pad), (0, 2 * pad))) if "dw_without_padding" in bug else padded
    )
    scattered = w[:, :, ::-1, ::-1] if "dx_kernel_flipped" in bug else w

    dpadded, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i, j in np.ndindex(Ho, Wo):
        window = np.s_[:, :, i * s : i * s + k, j * s : j * s + k]
        dw += np.einsum("no,ncuv->ocuv", dout[:, :, i, j], source[window])
        part = np.einsum("no,ocuv->ncuv", dout[:, :, i, j], scattered)
        dpadded[window] = part if "overlap_overwritten" in bug else dpadded[window] + part

    if "last_channel_overwrites" in bug:
        for o, i, j in np.ndindex(len(w), Ho, Wo):
            window = np.s_[:, :, i * s : i * s + k, j * s : j * s + k]
            dpadded[window] = dout[:, o, i, j, None, None, None] * scattered[o]
    if "overwritten_tap_by_tap" in bug:
        for u, v in np.ndindex(k, k):
            tap = np.s_[:, :, u : u + s * (Ho - 1) + 1 : s, v : v + s * (Wo - 1) + 1 : s]
            dpadded[tap] = np.einsum("noij,oc->ncij", dout, scattered[:, :, u, v])

    if "uncovered_border_lost" in bug:
        dpadded = dpadded[:, :, : s * (Ho - 1) + k, : s * (Wo - 1) + k]
    if "dw_averaged_over_batch" in bug:
        dw /= N
    if "dw_flipped" in bug:
        dw = dw[:, :, ::-1, ::-1]
    if "dw_channels_swapped" in bug:
        dw = dw.swapaxes(0, 1)
    return _cropped(dpadded, H, W, pad, bug), dw, _bias_gradient(dout, bug)


def _cropped(dpadded, H, W, pad, bug):
    if "padding_not_cropped" in bug:
        return dpadded
    if "padding_cropped_at_end" in bug:
        return dpadded[:, :, :H, :W]
    # What the windows reached, less the padding on both sides; the right answer reaches H and W.
    rows, cols = dpadded.shape[2] - pad, dpadded.shape[3] - pad
    return dpadded[:, :, pad:rows, pad:cols]


def _bias_gradient(dout, bug):
    axes = (2, 3) if "db_per_image" in bug else (0, 2, 3)
    return dout.mean(axes) if "db_averaged" in bug else dout.sum(axes)

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def loops(x, w, b=None, stride=1, pad=0, dil=1, groups=1):
    """The formula, one multiplication at a time, without padding the array."""
    (N, C, H, W), (O, _, kh, kw) = x.shape, w.shape
    Ho = (H + 2 * pad - dil * (kh - 1) - 1) // stride + 1
    Wo = (W + 2 * pad - dil * (kw - 1) - 1) // stride + 1
    y = np.zeros((N, O, Ho, Wo))
    for n, o, i, j in np.ndindex(N, O, Ho, Wo):
        first = (o // (O // groups)) * (C // groups)
        total = 0.0 if b is None else float(b[o])
        for u in range(kh):
            row = i * stride + u * dil - pad
            for v in range(kw):
                col = j * stride + v * dil - pad
                if 0 <= row < H and 0 <= col < W:
                    for c in range(C // groups):
                        total += float(x[n, first + c, row, col]) * float(w[o, c, u, v])
        y[n, o, i, j] = total
    return y


def im2col(x, w, b=None, stride=1, pad=0, dil=1, groups=1):
    """Every window as a row of a matrix, one matrix product per group."""
    O, per_group, kh, kw = w.shape
    padded = np.pad(x, [(0, 0), (0, 0), (pad, pad), (pad, pad)])
    span = (dil * (kh - 1) + 1, dil * (kw - 1) + 1)
    windows = sliding_window_view(padded, span, axis=(2, 3))[:, :, ::stride, ::stride, ::dil, ::dil]
    outputs = []
    for g in range(groups):
        mine = windows[:, g * per_group : (g + 1) * per_group].transpose(0, 2, 3, 1, 4, 5)
        columns = mine.reshape(*mine.shape[:3], -1)  # (N, Ho, Wo, C/G * kh * kw)
        kernels = w[g * (O // groups) : (g + 1) * (O // groups)].reshape(O // groups, -1)
        outputs.append(columns @ kernels.T)
    y = np.concatenate(outputs, axis=-1).transpose(0, 3, 1, 2)
    return y if b is None else y + b.reshape(1, -1, 1, 1)


def dense_kernel(x, w, b=None, stride=1, pad=0, dil=1, groups=1):
    """A dense kernel that is zero between the taps and across groups."""
    (N, C, H, W), (O, per_group, kh, kw) = x.shape, w.shape
    dense = np.zeros((O, C, dil * (kh - 1) + 1, dil * (kw - 1) + 1))
    for o in range(O):
        first = (o * groups // O) * per_group
        dense[o, first : first + per_group, ::dil, ::dil] = w[o]
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    padded[:, :, pad : pad + H, pad : pad + W] = x
    kh, kw = dense.shape[2:]
    rows = range(0, H + 2 * pad - kh + 1, stride)
    cols = range(0, W + 2 * pad - kw + 1, stride)
    y = [
        [np.tensordot(padded[:, :, i : i + kh, j : j + kw], dense, ([1, 2, 3],) * 2) for j in cols]
        for i in rows
    ]
    y = np.array(y).transpose(2, 3, 0, 1)
    return y if b is None else y + b[:, None, None]


def torch_single_precision(x, w, b=None, stride=1, pad=0, dil=1, groups=1):
    """In float32 inside. Not a paper for the review: reviewers may compare at float64 precision."""
    import torch

    y = torch.nn.functional.conv2d(x.float(), w.float(), None, stride, pad, dil, groups)
    return y if b is None else y + b.float()[:, None, None]


def torch_conv2d(x, w, b=None, stride=1, pad=0, dil=1, groups=1):
    """torch's own convolution."""
    import torch

    return torch.nn.functional.conv2d(x, w, b, stride, pad, dil, groups)


def torch_unfold(x, w, b=None, stride=1, pad=0, dil=1, groups=1):
    """torch's im2col and an einsum."""
    import torch

    (N, C, H, _), (O, _, kh, kw) = x.shape, w.shape
    columns = torch.nn.functional.unfold(x, (kh, kw), dilation=dil, padding=pad, stride=stride)
    columns = columns.reshape(N, groups, C // groups * kh * kw, -1)
    y = torch.einsum("ngkl,gok->ngol", columns, w.reshape(groups, O // groups, -1))
    Ho = (H + 2 * pad - dil * (kh - 1) - 1) // stride + 1
    y = y.reshape(N, O, Ho, -1)
    return y if b is None else y + b[None, :, None, None]

import numpy as np


def loops(x, w, dout, stride, pad):
    """Every multiplication of the forward pass hands back two gradients."""
    (_, C, H, W), (O, _, k, _) = x.shape, w.shape
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(O)
    for n, o, i, j in np.ndindex(dout.shape):
        gradient = float(dout[n, o, i, j])
        db[o] += gradient
        for u in range(k):
            for v in range(k):
                row, col = i * stride + u - pad, j * stride + v - pad
                if 0 <= row < H and 0 <= col < W:
                    for c in range(C):
                        dw[o, c, u, v] += gradient * x[n, c, row, col]
                        dx[n, c, row, col] += gradient * w[o, c, u, v]
    return dx, dw, db


def full_correlation(x, w, dout, stride, pad):
    """dx as a correlation of the spread-out dout with the flipped kernel; dw as a correlation with x."""
    (N, _, H, W), (O, _, k, _) = x.shape, w.shape
    spread = np.zeros((N, O, H + 2 * pad - k + 1, W + 2 * pad - k + 1))  # dout with stride - 1 zeros between
    spread[:, :, ::stride, ::stride] = dout
    view = np.lib.stride_tricks.sliding_window_view
    around = np.pad(spread, ((0, 0), (0, 0), (k - 1, k - 1), (k - 1, k - 1)))
    dpadded = np.einsum("nohwuv,ocuv->nchw", view(around, (k, k), axis=(2, 3)), w[:, :, ::-1, ::-1])
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dw = np.einsum("ncuvij,noij->ocuv", view(padded, spread.shape[2:], axis=(2, 3)), spread)
    return [dpadded[:, :, pad : pad + H, pad : pad + W], dw, np.einsum("noij->o", dout)]


def torch_autograd(x, w, dout, stride, pad):
    """torch's own convolution and its gradients."""
    import torch

    x, w = x.clone().requires_grad_(), w.clone().requires_grad_()
    b = torch.zeros(w.shape[0], requires_grad=True)
    y = torch.nn.functional.conv2d(x, w, b, stride, pad)
    return torch.autograd.grad(y, (x, w, b), dout)


def torch_transposed(x, w, dout, stride, pad):
    """A transposed convolution for dx, an unfold for dw."""
    import torch
    from torch.nn import functional as F

    (_, C, H, W), (O, _, k, _) = x.shape, w.shape
    rest = [(n + 2 * pad - k) % stride for n in (H, W)]
    dx = F.conv_transpose2d(dout, w, stride=stride, padding=pad, output_padding=rest)
    columns = F.unfold(x, k, padding=pad, stride=stride)  # (N, C*k*k, Ho*Wo)
    dw = torch.einsum("nol,nml->om", dout.flatten(2), columns).reshape(O, C, k, k)
    return dx, dw, dout.sum((0, 2, 3))

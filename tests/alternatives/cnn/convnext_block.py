import math

import numpy as np


def loops(x, wd, bd, g, b, W1, b1, W2, b2, gamma, eps=1e-6):
    """One position at a time, in plain Python."""
    N, C, H, W = x.shape
    y = np.zeros(x.shape)
    for n, i, j in np.ndindex(N, H, W):
        z = []
        for c in range(C):
            total = float(bd[c])
            for row in range(max(i - 3, 0), min(i + 4, H)):
                for col in range(max(j - 3, 0), min(j + 4, W)):
                    total += float(x[n, c, row, col]) * float(wd[c, row - i + 3, col - j + 3])
            z.append(total)
        mean = sum(z) / C
        root = math.sqrt(sum((v - mean) ** 2 for v in z) / C + eps)
        z = [(v - mean) / root * g[c] + b[c] for c, v in enumerate(z)]
        hidden = [sum(z[c] * W1[c, m] for c in range(C)) + b1[m] for m in range(4 * C)]
        hidden = [v * 0.5 * math.erfc(-v / math.sqrt(2)) for v in hidden]
        for c in range(C):
            branch = sum(hidden[m] * W2[m, c] for m in range(4 * C)) + b2[c]
            y[n, c, i, j] = x[n, c, i, j] + gamma[c] * branch
    return y


def channels_first(x, wd, bd, g, b, W1, b1, W2, b2, gamma, eps=1e-6):
    """Windows and einsum, the channel axis staying where it is."""
    column = (slice(None), None, None)
    padded = np.pad(x, ((0, 0), (0, 0), (3, 3), (3, 3)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (7, 7), axis=(2, 3))
    z = np.einsum("nchwuv,cuv->nchw", windows, wd) + bd[column]
    z = z - z.mean(axis=1, keepdims=True)
    z = z / np.sqrt((z * z).mean(axis=1, keepdims=True) + eps) * g[column] + b[column]
    z = np.einsum("nchw,cm->nmhw", z, W1) + b1[column]
    z = z * (0.5 + 0.5 * np.array([math.erf(v / math.sqrt(2)) for v in z.ravel()]).reshape(z.shape))
    return x + gamma[column] * (np.einsum("nmhw,mc->nchw", z, W2) + b2[column])


def torch_functional(x, wd, bd, g, b, W1, b1, W2, b2, gamma, eps=1e-6):
    """torch's own layers, in single precision."""
    import torch
    from torch.nn import functional as F

    x, wd, bd, g, b, W1, b1, W2, b2, gamma = (
        t.to(torch.float32) for t in (x, wd, bd, g, b, W1, b1, W2, b2, gamma)
    )
    z = F.conv2d(x, wd[:, None], bd, padding=3, groups=x.shape[1]).permute(0, 2, 3, 1)
    z = F.layer_norm(z, g.shape, g, b, eps)
    z = F.linear(F.gelu(F.linear(z, W1.T, b1)), W2.T, b2)
    return x + (gamma * z).permute(0, 3, 1, 2)

"""CutMix in other styles."""

import numpy as np


def loops(x, y, perm, lam, cx, cy):
    N, C, H, W = x.shape
    rh, rw = int(H * (1 - lam) ** 0.5), int(W * (1 - lam) ** 0.5)
    x2, moved = x.copy(), 0
    for i in range(max(cy - rh // 2, 0), min(cy + rh // 2, H)):
        for j in range(max(cx - rw // 2, 0), min(cx + rw // 2, W)):
            moved += 1
            for n in range(N):
                for c in range(C):
                    x2[n, c, i, j] = x[perm[n], c, i, j]
    kept = (H * W - moved) / (H * W)
    y2 = np.array(
        [[kept * y[n, k] + (1 - kept) * y[perm[n], k] for k in range(y.shape[1])] for n in range(N)]
    )
    return x2, y2, kept


def mask(x, y, perm, lam, cx, cy):
    H, W = x.shape[-2:]
    rh, rw = np.sqrt(1 - lam) * np.array([H, W])
    rows, columns = np.arange(H) - cy, np.arange(W) - cx
    in_rows = (rows >= -(int(rh) // 2)) & (rows < int(rh) // 2)
    in_columns = (columns >= -(int(rw) // 2)) & (columns < int(rw) // 2)
    inside = np.outer(in_rows, in_columns)
    share = inside.mean()
    return np.where(inside, x[perm], x), y + share * (y[perm] - y), 1 - share


def torch_masked(x, y, perm, lam, cx, cy):
    import torch

    H, W = x.shape[2:]
    rh, rw = int(H * (1 - lam) ** 0.5) // 2, int(W * (1 - lam) ** 0.5) // 2
    keep = torch.ones(H, W)
    keep[max(cy - rh, 0) : cy + rh, max(cx - rw, 0) : cx + rw] = 0
    kept = keep.mean().item()
    return x * keep + x[perm] * (1 - keep), torch.lerp(y[perm], y, kept), kept


def torch_slices(x, y, perm, lam, cx, cy):
    import torch

    H, W = x.shape[2:]
    rh, rw = (int(size * torch.sqrt(torch.tensor(1.0 - lam)).item()) for size in (H, W))
    top, bottom = max(0, cy - rh // 2), min(H, cy + rh // 2)
    left, right = max(0, cx - rw // 2), min(W, cx + rw // 2)
    x2, partners = x.clone(), x.index_select(0, perm)
    x2[:, :, top:bottom, left:right] = partners[:, :, top:bottom, left:right]
    kept = 1 - (bottom - top) * (right - left) / (H * W)
    return x2, kept * y + (1 - kept) * y[perm], kept

"""CutMix: paste a box of another image, and mix the labels by area."""

import math


def cutmix(x, y, perm, lam, cx, cy):
    """Paste a box of image perm[n] into image n, the same box for the whole batch.

    Formula:
        rh = int(H * sqrt(1 - lam)),  rw = int(W * sqrt(1 - lam))
        top  = clip(cy - rh // 2, 0, H),  bottom = clip(cy + rh // 2, 0, H)
        left = clip(cx - rw // 2, 0, W),  right  = clip(cx + rw // 2, 0, W)
        x2 = x, with rows top to bottom - 1 and columns left to right - 1 taken from x[perm], all channels
        lam_adj = 1 - (bottom - top) * (right - left) / (H * W)
        y2 = lam_adj * y + (1 - lam_adj) * y[perm]
        lam_adj counts the pixels that stayed: the box may be cut off at the border, its sides are rounded.

    Args:
        x: (N, C, H, W) float. Images.
        y: (N, K) float. One-hot or soft labels.
        perm: (N,) int. A permutation; image n gets its box from the image perm[n] as it was before.
        lam: float, 0 to 1. The share of the own image that was sampled.
        cx: int. Column of the center of the box, 0 to W - 1.
        cy: int. Row of the center of the box, 0 to H - 1.

    Returns:
        (x2, y2, lam_adj): (N, C, H, W) float, (N, K) float and a float. `x` and `y` are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> import numpy as np
        >>> x = np.stack([np.zeros((1, 2, 4)), np.ones((1, 2, 4))])  # a black and a white image
        >>> x2, y2, lam_adj = cutmix(x, np.eye(2), np.array([1, 0]), lam=0.0, cx=1, cy=0)
        >>> x2[0, 0], lam_adj
        (array([[1., 1., 1., 0.],
               [0., 0., 0., 0.]]), 0.625)
        >>> y2[0]
        array([0.625, 0.375])

    Reference:
        Yun, Han, Oh, Chun, Choe and Yoo, "CutMix: Regularization Strategy to Train Strong Classifiers with
        Localizable Features" (2019).
        Zhang, Cisse, Dauphin and Lopez-Paz, "mixup: Beyond Empirical Risk Minimization" (2018).
    """
    H, W = x.shape[2:]
    side = math.sqrt(1.0 - lam)  # area is the product of two sides, so each takes the root
    rh, rw = int(H * side), int(W * side)
    top, bottom = max(cy - rh // 2, 0), min(cy + rh // 2, H)
    left, right = max(cx - rw // 2, 0), min(cx + rw // 2, W)

    # x[perm] is a copy of the originals: pasting image by image would pass on boxes pasted before.
    x2 = x.copy()
    x2[:, :, top:bottom, left:right] = x[perm][:, :, top:bottom, left:right]

    # The labels follow the pixels that moved, not the lam that was asked for.
    lam_adj = 1.0 - (bottom - top) * (right - left) / (H * W)
    return x2, lam_adj * y + (1.0 - lam_adj) * y[perm], lam_adj

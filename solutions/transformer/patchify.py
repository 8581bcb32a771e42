"""How a Vision Transformer reads an image: cut it into squares, one square per token."""


def patchify(img, p):
    """Cut images into non-overlapping p x p patches and flatten each into one token.

    Formula:
        out[b, r * (W/p) + s, (c * p + y) * p + x] = img[b, c, r*p + y, s*p + x]

        Patches run in row-major order over the grid (left to right, then down). Inside a patch
        the layout is (channel, row, column), so that patchify(img, p) @ K.reshape(D, C*p*p).T
        equals a convolution with kernel K (D, C, p, p) and stride p, its positions flattened.

    The call torch.nn.functional.unfold is off limits here.

    Args:
        img: (B, C, H, W) float. H and W are multiples of p and may differ.
        p: Side of a patch in pixels.

    Returns:
        (B, (H/p) * (W/p), C * p * p) float. One row per patch.

    Raises:
        Nothing of its own: H and W are taken to be multiples of p.

    Example:
        >>> import numpy as np
        >>> patchify(np.arange(8.0).reshape(1, 1, 2, 4), 2)
        array([[[0., 1., 4., 5.],
                [2., 3., 6., 7.]]])

    Reference:
        Dosovitskiy et al., "An Image is Worth 16x16 Words" (2021).
    """
    B, C, H, W = img.shape
    grid = img.reshape(B, C, H // p, p, W // p, p)  # each side as (which patch, where inside it)

    # Patch axes first, then (channel, row, column) inside: the layout of a convolution kernel.
    patches = grid.transpose(0, 2, 4, 1, 3, 5)  # (B, H/p, W/p, C, p, p)
    return patches.reshape(B, (H // p) * (W // p), C * p * p)

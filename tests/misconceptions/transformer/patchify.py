import numpy as np

BUGS = {
    "channel_last": "A different convention: pixels come as (row, column, channel), the layout of the JAX "
    "ViT. A PyTorch convolution kernel expects the channel first; images of one channel hide it.",
    "column_major_patches": "Patches run down the columns of the grid first: position embeddings then "
    "belong to other places of the image.",
    "pixels_transposed": "Rows and columns inside a patch are exchanged.",
    "reshaped_only": "The image is reshaped without a transpose: a token then holds a run of memory, "
    "stripes of the image, not a square of it.",
    "dilated_patches": "The axes (patch, inside) of each side are exchanged: a token takes every (H/p)-th "
    "pixel instead of p neighbors.",
    "tokens_last": "The result is (features, tokens), as unfold gives it: tokens come before features here.",
    "channels_as_tokens": "The channel stays outside the token: a patch of C channels is one token of C * p "
    "* p numbers, not C tokens cut up again.",
    "grid_mirrored": "Patches run from right to left within a row of the grid.",
}


def patchify(img, p, *, bug=frozenset()):
    B, C, H, W = img.shape
    rows, columns = H // p, W // p
    if "reshaped_only" in bug:
        tokens = img.reshape(B, rows * columns, C * p * p)
        return np.swapaxes(tokens, 1, 2) if "tokens_last" in bug else tokens
    if "dilated_patches" in bug:
        grid = img.reshape(B, C, p, rows, p, columns).transpose(0, 1, 3, 2, 5, 4)
    else:
        grid = img.reshape(B, C, rows, p, columns, p)
    grid = grid.transpose(0, 2, 4, 1, 3, 5)  # (B, rows, columns, C, y, x)
    if "grid_mirrored" in bug:
        grid = grid[:, :, ::-1]
    if "pixels_transposed" in bug:
        grid = np.swapaxes(grid, 4, 5)
    if "channel_last" in bug:
        grid = np.moveaxis(grid, 3, 5)
    if "column_major_patches" in bug:
        grid = np.swapaxes(grid, 1, 2)
    if "channels_as_tokens" in bug:
        grid = np.moveaxis(grid, 5 if "channel_last" in bug else 3, 1)
    tokens = grid.reshape(B, rows * columns, C * p * p)
    return np.swapaxes(tokens, 1, 2) if "tokens_last" in bug else tokens

import numpy as np


def loops(img, p):
    """Cut out square after square and flatten it."""
    B, _, H, W = img.shape
    batch = []
    for b in range(B):
        tokens = []
        for top in range(0, H, p):
            for left in range(0, W, p):
                tokens.append(img[b, :, top : top + p, left : left + p].ravel())
        batch.append(tokens)
    return np.array(batch)


def index_arithmetic(img, p):
    """Work out where every number of the result comes from, and fetch all at once."""
    B, C, H, W = img.shape
    token, feature = np.indices((H // p * (W // p), C * p * p))
    row = token // (W // p) * p + feature % (p * p) // p
    column = token % (W // p) * p + feature % p
    return img[:, feature // (p * p), row, column].reshape(B, *token.shape)


def torch_unfold(img, p):
    """Tensor.unfold cuts one axis at a time and puts the window last."""
    squares = img.unfold(2, p, p).unfold(3, p, p)  # (B, C, H/p, W/p, p, p)
    return squares.permute(0, 2, 3, 1, 4, 5).flatten(3).flatten(1, 2)


def torch_identity_convolution(img, p):
    """A convolution whose kernels each pick one number of the patch."""
    import torch

    size = img.shape[1] * p * p
    kernels = torch.eye(size, dtype=img.dtype).reshape(size, img.shape[1], p, p)
    return torch.nn.functional.conv2d(img, kernels, stride=p).flatten(2).mT

import numpy as np


def loops(kind, n, prefix=0, keep=None):
    """A question for every pair of positions."""
    visible = np.zeros((n, n), dtype=bool)
    for i in range(n):
        for j in range(n):
            if keep is not None and not keep[j]:
                continue
            if kind == "encoder":
                visible[i, j] = True
            elif kind == "decoder":
                visible[i, j] = j <= i
            else:
                visible[i, j] = j <= i or j < prefix
    return visible


def slices(kind, n, prefix=0, keep=None):
    """Start with the triangle, open what the kind opens, close padded columns."""
    visible = np.tril(np.full((n, n), True))
    if kind == "encoder":
        visible[:] = True
    if kind == "prefix_lm":
        visible[:, :prefix] = True
    if keep is not None:
        visible[:, np.flatnonzero(~keep)] = False
    return visible


def torch_last_visible(kind, n, prefix=0, keep=None):
    """Each row sees the keys up to a last one."""
    import torch

    index = torch.arange(n)
    last = {
        "encoder": torch.full((n,), n - 1),
        "decoder": index,
        "prefix_lm": torch.clamp(index, min=prefix - 1),
    }[kind]
    visible = index.unsqueeze(0).le(last.unsqueeze(1))
    return visible if keep is None else torch.logical_and(visible, keep.expand(n, n))

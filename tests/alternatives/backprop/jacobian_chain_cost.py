import numpy as np


def loops(dims):
    L = len(dims) - 1
    forward = reverse = 0
    for l in range(2, L + 1):
        forward += dims[l] * dims[l - 1] * dims[0]
    for l in range(1, L):
        reverse += dims[L] * dims[l] * dims[l - 1]
    return forward, reverse


def running_shapes(dims):
    shapes = [(dims[l], dims[l - 1]) for l in range(1, len(dims))]
    costs = []
    for backward in (False, True):
        todo = shapes[::-1] if backward else list(shapes)
        rows, columns = todo.pop(0)
        cost = 0
        for r, c in todo:
            cost += rows * columns * c if backward else r * c * columns
            rows, columns = (rows, c) if backward else (r, columns)
        costs.append(cost)
    return costs


def dot_products(dims):
    n = np.asarray(dims, dtype=np.int64)
    return int(n[0] * (n[2:] @ n[1:-1])), int(n[-1] * (n[1:-1] @ n[:-2]))


def torch_products(dims):
    import torch

    sizes = torch.tensor(dims[1:]) * torch.tensor(dims[:-1])
    return int(dims[0] * sizes[1:].sum()), int(dims[-1] * sizes[:-1].sum())

import itertools

import numpy as np


def loops(x, kind, groups=1):
    N, C, H, W = x.shape
    G = {"batch": C, "layer": 1, "instance": C, "group": groups}[kind]
    pooled_batch = kind == "batch"
    values = {}
    for n, c, i, j in itertools.product(range(N), range(C), range(H), range(W)):
        key = (0 if pooled_batch else n, c // (C // G))
        values.setdefault(key, []).append(float(x[n, c, i, j]))
    rows = 1 if pooled_batch else N
    mean, var = np.zeros((rows, G)), np.zeros((rows, G))
    for key, numbers in values.items():
        mean[key] = sum(numbers) / len(numbers)
        var[key] = sum((number - mean[key]) ** 2 for number in numbers) / len(numbers)
    ones = (1, 1, 1) if kind == "group" else (1, 1)
    return mean.reshape(rows, G, *ones), var.reshape(rows, G, *ones)


def flattened_rows(x, kind, groups=1):
    N, C = x.shape[:2]
    if kind == "batch":
        rows, shape = np.moveaxis(x, 1, 0).reshape(C, -1), (1, C, 1, 1)
    elif kind == "layer":
        rows, shape = x.reshape(N, -1), (N, 1, 1, 1)
    elif kind == "instance":
        rows, shape = x.reshape(N * C, -1), (N, C, 1, 1)
    else:
        rows, shape = x.reshape(N * groups, -1), (N, groups, 1, 1, 1)
    mean = rows.sum(1) / rows.shape[1]
    centered = rows - mean[:, None]
    return [mean.reshape(shape), (centered * centered).mean(1).reshape(shape)]


def torch_var_mean(x, kind, groups=1):
    import torch

    dims = {"batch": [0, 2, 3], "layer": [1, 2, 3], "instance": [2, 3], "group": [2, 3, 4]}[kind]
    if kind == "group":
        x = x.unflatten(1, (groups, -1))
    var, mean = torch.var_mean(x, dim=dims, correction=0, keepdim=True)
    return mean, var

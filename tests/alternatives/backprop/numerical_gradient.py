import numpy as np


def loops(f, x, h=1e-5):
    values = [float(value) for value in np.ravel(x)]
    slopes = []
    for k in range(len(values)):
        ahead = values[:k] + [values[k] + h] + values[k + 1 :]
        behind = values[:k] + [values[k] - h] + values[k + 1 :]
        slopes.append((f(np.reshape(ahead, x.shape)) - f(np.reshape(behind, x.shape))) / (h + h))
    return np.array(slopes).reshape(x.shape)


def rows_of_the_identity(f, x, h=1e-5):
    x = np.asarray(x, dtype=np.float64)
    moves = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.reshape([(f(x + move) - f(x - move)) / 2 / h for move in moves], x.shape).astype(np.float64)


def torch_in_place(f, x, h=1e-5):
    import torch

    point = x.to(torch.float64).clone()
    flat, grad = point.view(-1), torch.zeros(x.numel(), dtype=torch.float64)
    for k in range(flat.numel()):
        before = flat[k].item()
        flat[k] = before + h
        grad[k] = f(point)
        flat[k] = before - h
        grad[k] -= f(point)
        flat[k] = before
    return (grad / (2 * h)).reshape(x.shape)

import numpy as np


def loops(xs, ys):
    w, b, v, before = [], [], [], 0.0
    for k in range(len(xs) - 1):
        slope = (ys[k + 1] - ys[k]) / (xs[k + 1] - xs[k])
        w.append(1.0)
        b.append(-float(xs[k]))
        v.append(float(slope - before))
        before = slope
    return w, b, v, float(ys[0])


def scaled_units(xs, ys):
    run, rise = np.diff(xs), np.diff(ys)
    slopes = rise / run
    change = slopes - np.concatenate([[0.0], slopes[:-1]])
    return 1.0 / run, -xs[:-1] / run, change * run, ys[0]


def linear_solve(xs, ys):
    hidden = np.maximum(xs[1:, None] - xs[None, :-1], 0.0)
    return np.ones(len(xs) - 1), -xs[:-1], np.linalg.solve(hidden, ys[1:] - ys[0]), ys[0]


def two_units_per_segment(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    starts = np.repeat(slopes, 2) * np.tile([1.0, -1.0], len(slopes))
    kinks = np.stack([xs[:-1], xs[1:]], axis=1).ravel()
    return np.ones(len(kinks) - 1), -kinks[:-1], starts[:-1], ys[:1].sum()


def torch_diff(xs, ys):
    import torch

    slopes = torch.diff(ys) / torch.diff(xs)
    v = torch.diff(slopes, prepend=torch.zeros(1))
    return torch.ones_like(v), -xs[:-1], v, ys[0]

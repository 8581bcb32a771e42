from functools import reduce
from itertools import combinations

import numpy as np


def loops(Js, skip=True):
    """Push each unit vector through the chain: column by column, in plain Python."""
    D = len(Js[0])
    columns = []
    for b in range(D):
        x = [float(a == b) for a in range(D)]
        for J in Js:
            branch = [sum(float(J[a][c]) * x[c] for c in range(D)) for a in range(D)]
            x = [branch[a] + (x[a] if skip else 0.0) for a in range(D)]
        columns.append(x)
    return np.array(columns).T


def all_paths(Js, skip=True):
    """With skips: one term for each set of blocks that a path goes through."""
    D, L = len(Js[0]), len(Js)
    total = np.zeros((D, D))
    for size in range(L + 1) if skip else [L]:
        for chosen in combinations(range(L), size):
            total += reduce(lambda product, i: Js[i] @ product, chosen, np.eye(D))
    return total


def from_the_left(Js, skip=True):
    """As reverse mode does: begin with the last block."""
    total = np.eye(Js[-1].shape[0])
    for J in Js[::-1]:
        total = total @ J + (total if skip else 0.0)
    return total


def torch_jacobian(Js, skip=True):
    """Automatic differentiation of a linear chain."""
    import torch

    def chain(x):
        for J in Js:
            x = x + J @ x if skip else J @ x
        return x

    return torch.autograd.functional.jacobian(chain, torch.zeros(Js[0].shape[0]))

"""The causal mask in other styles."""

import numpy as np


def loops(n_q, n_k):
    keep = np.zeros((n_q, n_k), dtype=bool)
    for row, token in enumerate(range(n_k - n_q, n_k)):
        for key in range(token + 1):
            keep[row, key] = True
    return keep


def last_rows(n_q, n_k):
    return np.tril(np.ones((n_k, n_k), dtype=bool))[n_k - n_q :]


def not_triu(n_q, n_k):
    return ~np.triu(np.ones((n_q, n_k), dtype=bool), k=n_k - n_q + 1)


def torch_tril(n_q, n_k):
    import torch

    return torch.ones(n_q, n_k, dtype=torch.bool).tril(diagonal=n_k - n_q)

import numpy as np


def loops(n_groups, head_lr, decay, n_frozen):
    """Walk from the head to the stem, dividing on the way."""
    rates, rate = [], head_lr
    for i in reversed(range(n_groups)):
        rates.insert(0, rate if i >= n_frozen else 0)
        rate = rate / decay
    return tuple(rates)


def vectorized(n_groups, head_lr, decay, n_frozen):
    """A power for each group and a mask, as an array."""
    group = np.arange(n_groups)
    return np.where(group < n_frozen, 0.0, head_lr * float(decay) ** (group - n_groups + 1.0))


def torch_cumprod(n_groups, head_lr, decay, n_frozen):
    """A running product of 1/decay, turned around."""
    import torch

    steps = torch.full((n_groups,), 1.0 / decay)
    steps[0] = head_lr
    rates = torch.cumprod(steps, 0).flip(0)
    rates[:n_frozen] = 0
    return rates

"""What layers cost, right, in other styles."""

import math


def table(kind, n, d, k=3):
    return {
        "self_attention": (n**2 * d, 1, 1),
        "recurrent": (n * d**2, n, n),
        "conv": (k * n * d**2, 1, math.ceil(round(math.log(n) / math.log(k), 9))),
    }[kind]


def loops(kind, n, d, k=3):
    """Counts the multiply-adds position by position and peels the tree layer by layer."""
    cost = 0
    for _query in range(n):
        if kind == "self_attention":
            for _key in range(n):
                cost += d
        elif kind == "recurrent":
            cost += d * d
        else:
            for _tap in range(k):
                cost += d * d
    if kind == "recurrent":
        return cost, n, n
    depth, groups = 0, n
    while kind == "conv" and groups > 1:
        groups = -(-groups // k)
        depth += 1
    return [cost, 1, depth if kind == "conv" else 1]


def torch_reals(kind, n, d, k=3):
    import torch

    n, d, k = [torch.tensor(float(value)) for value in (n, d, k)]
    one = torch.ones(())
    if kind == "self_attention":
        return torch.stack([n * n * d, one, one])
    if kind == "recurrent":
        return torch.stack([n * d * d, n, n])
    return torch.stack([k * n * d * d, one, torch.ceil(torch.log(n) / torch.log(k) - 1e-9)])

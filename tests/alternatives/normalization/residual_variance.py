def loops(L, placement):
    stream = 1.0
    variances = [stream]
    for _ in range(L):
        if placement == "none":
            stream += stream
        elif placement == "pre":
            stream += 1.0
        else:
            stream = (stream + stream) / (stream + stream)
        variances.append(stream)
    return variances


def recursion(L, placement):
    if L == 0:
        return [1.0]
    before = recursion(L - 1, placement)
    branch = 1.0 if placement == "pre" else before[-1]
    return [*before, 1.0 if placement == "post" else before[-1] + branch]


def orthogonal_branches(L, placement):
    import numpy as np

    # One coordinate per independent part: each branch is written into coordinates of its own.
    parts = np.ones(1)
    variances = [1.0]
    for _ in range(L):
        scale = 1.0 if placement != "pre" else 1 / np.sqrt(np.sum(parts**2))
        size = np.sqrt(np.sum((scale * parts) ** 2))
        parts = np.append(parts, size)
        if placement == "post":
            parts = parts / np.sqrt(np.sum(parts**2))
        variances.append(float(np.sum(parts**2)))
    return variances


def torch_cumulative(L, placement):
    import torch

    ones = torch.ones(L + 1)
    if placement == "none":
        return torch.cat([ones[:1], 2 * ones[1:]]).cumprod(0).tolist()
    return (ones.cumsum(0) if placement == "pre" else ones).tolist()

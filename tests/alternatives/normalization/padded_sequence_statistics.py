import numpy as np


def loops(x, lengths):
    B, T, D = x.shape
    valid = [(i, t) for i in range(B) for t in range(int(lengths[i]))]
    bn_mean, bn_var = np.zeros(D), np.zeros(D)
    for d in range(D):
        values = [float(x[i, t, d]) for i, t in valid]
        bn_mean[d] = sum(values) / len(values)
        bn_var[d] = sum((value - bn_mean[d]) ** 2 for value in values) / len(values)
    ln_mean, ln_var = np.zeros((B, T)), np.zeros((B, T))
    for i, t in valid:
        ln_mean[i, t] = sum(x[i, t]) / D
        ln_var[i, t] = sum((value - ln_mean[i, t]) ** 2 for value in x[i, t]) / D
    return {"bn_mean": bn_mean, "bn_var": bn_var, "ln_mean": ln_mean, "ln_var": ln_var}


def masked_sums(x, lengths):
    mask = (np.arange(x.shape[1])[None, :] < lengths[:, None]).astype(float)
    total = mask.sum()
    bn_mean = np.einsum("bt,btd->d", mask, x) / total
    centered = (x - bn_mean) * mask[..., None]
    ln_mean = x.sum(axis=-1) / x.shape[-1] * mask
    deviation = (x - ln_mean[..., None]) * mask[..., None]
    return {
        "bn_mean": bn_mean,
        "bn_var": (centered**2).sum(axis=(0, 1)) / total,
        "ln_mean": ln_mean,
        "ln_var": (deviation**2).mean(axis=-1),
    }


def concatenated(x, lengths):
    sequences = [sequence[:length] for sequence, length in zip(x, lengths)]
    tokens = np.concatenate(sequences)
    ln_mean, ln_var = np.zeros(x.shape[:2]), np.zeros(x.shape[:2])
    for i, sequence in enumerate(sequences):
        ln_mean[i, : len(sequence)] = sequence.mean(axis=1)
        ln_var[i, : len(sequence)] = sequence.var(axis=1)
    return {"bn_mean": tokens.mean(0), "bn_var": tokens.var(0), "ln_mean": ln_mean, "ln_var": ln_var}


def torch_masked(x, lengths):
    import torch

    valid = torch.arange(x.shape[1]) < lengths[:, None]
    bn_var, bn_mean = torch.var_mean(x[valid], dim=0, correction=0)
    ln_var, ln_mean = torch.var_mean(x, dim=-1, correction=0)
    return {
        "bn_mean": bn_mean,
        "bn_var": bn_var,
        "ln_mean": ln_mean.masked_fill(~valid, 0.0),
        "ln_var": ln_var.masked_fill(~valid, 0.0),
    }

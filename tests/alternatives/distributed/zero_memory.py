"""The memory of ZeRO's stages in other styles."""


def four_formulas(params, n, stage, K=12, bytes_p=2, bytes_g=2):
    P = params
    if stage == 0:
        return float((bytes_p + bytes_g + K) * P)
    if stage == 1:
        return (bytes_p + bytes_g) * P + K * P / n
    if stage == 2:
        return bytes_p * P + (bytes_g + K) * P / n
    return (bytes_p + bytes_g + K) * P / n


def loops(params, n, stage, K=12, bytes_p=2, bytes_g=2):
    total = 0.0
    for position, size in enumerate([K, bytes_g, bytes_p]):
        part = size * params
        if position < stage:
            part /= n
        total += part
    return total


def torch_mask(params, n, stage, K=12, bytes_p=2, bytes_g=2):
    import torch

    sizes = torch.tensor([K, bytes_g, bytes_p], dtype=torch.float64) * params
    return torch.where(torch.arange(3) < stage, sizes / n, sizes).sum()

import cmath
import math

import numpy as np


def loops(n, d):
    """Straight from the formula."""
    pe = np.zeros((n, d))
    for pos in range(n):
        for i in range(d // 2):
            angle = pos / 10000 ** (2 * i / d)
            pe[pos][2 * i] = math.sin(angle)
            pe[pos][2 * i + 1] = math.cos(angle)
    return pe


def complex_powers(n, d):
    """Each pair is one number on the unit circle, multiplied by the same factor from row to row."""
    step = np.array([cmath.exp(1j * 10000 ** (-2 * i / d)) for i in range(d // 2)])
    hands = step[None, :] ** np.arange(n)[:, None]  # (n, d/2)
    return np.stack([hands.imag, hands.real], axis=-1).reshape(n, d)


def torch_log_space(n, d):
    """The exponential of a logarithm, as in many PyTorch tutorials."""
    import torch

    rate = torch.exp(torch.arange(0, d, 2) * (-math.log(10000.0) / d))
    angle = torch.outer(torch.arange(n, dtype=rate.dtype), rate)
    return torch.stack([angle.sin(), angle.cos()], dim=2).flatten(1)


def single_precision(n, d):
    """float32 all the way."""
    pair = np.arange(d, dtype=np.float32) // 2
    angle = np.arange(n, dtype=np.float32)[:, None] * np.float32(10000) ** (-2 * pair / np.float32(d))
    phase = np.where(np.arange(d) % 2, np.float32(np.pi / 2), np.float32(0))
    return np.sin(angle + phase)

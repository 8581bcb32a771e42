import math

import numpy as np


def loops(x, pos, base=10000.0):
    """Row by row, pair by pair."""
    n, d = x.shape
    out = np.zeros((n, d))
    for t in range(n):
        for i in range(d // 2):
            angle = pos[t] * base ** (-2 * i / d)
            a, b = x[t, 2 * i], x[t, 2 * i + 1]
            out[t, 2 * i] = a * math.cos(angle) - b * math.sin(angle)
            out[t, 2 * i + 1] = a * math.sin(angle) + b * math.cos(angle)
    return out


def complex_numbers(x, pos, base=10000.0):
    """A pair is a complex number, a rotation a product."""
    n, d = x.shape
    z = x[:, ::2] + 1j * x[:, 1::2]
    z = z * np.exp(1j * np.outer(pos, base ** (-np.arange(d // 2) * 2.0 / d)))
    return np.stack([z.real, z.imag], axis=2).reshape(n, d)


def rotation_matrices(x, pos, base=10000.0):
    """One block-diagonal rotation matrix per row."""
    d = x.shape[1]
    rows = []
    for row, place in zip(x, pos):
        R = np.zeros((d, d))
        for i in range(0, d, 2):
            c, s = math.cos(place / base ** (i / d)), math.sin(place / base ** (i / d))
            R[i : i + 2, i : i + 2] = [[c, -s], [s, c]]
        rows.append(R @ row)
    return np.array(rows)


def torch_view_as_complex(x, pos, base=10000.0):
    """The way of Meta's LLaMA code."""
    import torch

    d = x.shape[-1]
    rate = 1.0 / base ** (torch.arange(0, d, 2)[: d // 2].to(x.dtype) / d)
    angle = torch.outer(pos.to(x.dtype), rate)
    z = torch.view_as_complex(x.reshape(-1, d // 2, 2).contiguous())
    return torch.view_as_real(z * torch.polar(torch.ones_like(angle), angle)).flatten(1)


def torch_single_precision(x, pos, base=10000.0):
    """float32 inside, with the quarter turn (a, b) -> (-b, a) written out."""
    import torch

    x, d = x.float(), x.shape[1]
    pair = torch.arange(d) // 2
    angle = (pos[:, None] * float(base) ** (-2.0 * pair / d)).float()
    turned = torch.stack([-x[:, 1::2], x[:, 0::2]], dim=2).flatten(1)
    return x * angle.cos() + turned * angle.sin()

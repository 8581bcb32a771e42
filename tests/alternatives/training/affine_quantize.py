"""Affine quantization in other styles."""

import numpy as np


def loops(x, bits=8):
    top = 2**bits - 1
    values = [float(value) for value in x.flat]
    lo, hi = min(0.0, *values), max(0.0, *values)
    scale = (hi - lo) / top if hi != lo else 1.0
    zero_point = max(0, min(top, round(-lo / scale)))
    codes = [max(0, min(top, round(value / scale) + zero_point)) for value in values]
    restored = [(code - zero_point) * scale for code in codes]
    return np.array(codes).reshape(x.shape), scale, zero_point, np.array(restored).reshape(x.shape)


def nearest_level(x, bits=8):
    """Each value takes the nearest level; halfway between two, the one an even number of steps from 0."""
    top = (1 << bits) - 1
    lo, hi = np.minimum(x.min(), 0), np.maximum(x.max(), 0)
    scale = (hi - lo) / top or 1.0
    zero_point = np.clip(np.rint(-lo / scale), 0, top)
    steps = np.arange(top + 1) - zero_point
    distance = np.abs(x[..., None] / scale - steps) + 1e-12 * (steps % 2)
    q = distance.argmin(axis=-1)
    return q, scale, zero_point, steps[q] * scale


def unsigned_storage(x, bits=8):
    top = 2**bits - 1
    lo, hi = min(x.min(), 0.0), max(x.max(), 0.0)
    scale = float(hi - lo) / top if hi > lo else 1.0
    zero_point = int(min(max(np.around(-lo / scale), 0), top))
    q = (np.around(x / scale) + zero_point).clip(0, top).astype(np.uint16)
    return q, scale, zero_point, (q.astype(float) - zero_point) * scale


def torch_fake_quantize(x, bits=8):
    import torch

    top = 2**bits - 1
    lo, hi = x.min().clamp(max=0.0), x.max().clamp(min=0.0)
    scale = ((hi - lo) / top).item() or 1.0
    zero_point = int(torch.round(-lo / scale).clamp(0, top))
    restored = torch.fake_quantize_per_tensor_affine(x.float(), scale, zero_point, 0, top).to(x.dtype)
    return torch.round(restored / scale).long() + zero_point, scale, zero_point, restored


def torch_tensors(x, bits=8):
    import torch

    top = 2**bits - 1
    lo, hi = torch.clamp(x.min(), max=0), torch.clamp(x.max(), min=0)
    scale = torch.where(hi > lo, (hi - lo) / top, torch.ones(()))
    zero_point = torch.round(-lo / scale).clamp(0, top).int()
    q = (torch.round(x / scale) + zero_point).clamp(0, top).int()
    return q, scale, zero_point, (q - zero_point) * scale

import numpy as np


def loops(layers, kv_heads, head_dim, seq, batch, bytes_per=2, window=None):
    """Fill the cache token by token, dropping what falls out of the window."""
    cached = 0
    for _ in range(min(seq, 10**6)):
        cached += 1
        if window is not None and cached > window:
            cached -= 1
    total = 0
    for _ in range(layers):
        for _ in ("keys", "values"):
            total += cached * batch * kv_heads * head_dim * bytes_per
    return total


def counted_shapes(layers, kv_heads, head_dim, seq, batch, bytes_per=2, window=None):
    """The product of the shape of the two tensors of a layer, times the layers."""
    shape = (batch, kv_heads, sorted([seq, seq if window is None else window])[0], head_dim)
    per_layer = sum(int(np.prod(shape, dtype=np.int64)) for _ in ("k", "v"))
    return per_layer * layers * bytes_per


def torch_meta_tensor(layers, kv_heads, head_dim, seq, batch, bytes_per=2, window=None):
    """Ask a tensor without storage how large it is."""
    import torch

    length = min(seq, window or seq)
    cache = torch.empty((layers, 2, batch, kv_heads, length, head_dim), dtype=torch.uint8, device="meta")
    return cache.numel() * bytes_per

"""Activation checkpointing in other styles."""

import math


def loops(L, k):
    def alive(size):
        inputs, longest, layer = 0, 0, 0
        while layer < L:
            inputs += 1
            length = min(size, L - layer)
            longest = max(longest, length)
            layer += length
        return inputs + longest

    best = 1
    for size in range(2, L + 1):
        if alive(size) < alive(best):
            best = size
    return alive(k), L + L, best


def near_the_root(L, k):
    # ceil(L / k) + k is at least 2 sqrt(L), so nothing beyond 2 sqrt(L) + 1 can win.
    candidates = range(1, min(L, 2 * math.isqrt(L) + 3) + 1)
    peaks = {size: math.ceil(L / size) + min(size, L) for size in candidates}
    least = min(peaks.values())
    return [math.ceil(L / k) + min(k, L), 2 * L, min(size for size in peaks if peaks[size] == least)]


def layer_by_layer(L, k):
    segments = [list(range(L))[i : i + k] for i in range(0, L, k)]
    forwards = [0] * L
    for segment in segments + segments[::-1]:
        for layer in segment:
            forwards[layer] += 1
    options = sorted((len(range(0, L, size)) + size, size) for size in range(1, L + 1))
    return len(segments) + len(segments[0]), sum(forwards), options[0][1]


def torch_table(L, k):
    import torch

    sizes = torch.arange(1, L + 1)
    peaks = (L + sizes - 1) // sizes + sizes
    best = sizes[peaks == peaks.min()].min()
    return (L + k - 1) // k + min(k, L), 2 * L, best

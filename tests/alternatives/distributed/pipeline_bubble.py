"""The bubble of a pipeline in other styles."""

from fractions import Fraction


def ratio_first(p, m, v=1):
    ratio = (p - 1) / v / m
    return ratio / (1 + ratio), ratio


def exact_fractions(p, m, v=1):
    idle, work = Fraction(p - 1, v), Fraction(m)
    return [float(idle / (work + idle)), float(idle / work)]


def loops(p, m, v=1):
    idle = work = 0
    for _ in range(p - 1):
        idle += 1
    for _ in range(m):
        for _ in range(v):
            work += 1
    return idle / (idle + work), idle / work


def torch_numbers(p, m, v=1):
    import torch

    idle, work = torch.tensor(p - 1.0), torch.tensor(float(v * m))
    return torch.stack([idle / (idle + work), idle / work])

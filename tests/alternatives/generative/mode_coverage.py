import math

import numpy as np


def loops(samples, centers, radius, min_count=1):
    counts = [0] * len(centers)
    for sample in samples:
        best, best_distance = None, math.inf
        for i, center in enumerate(centers):
            distance = math.sqrt(sum((a - b) ** 2 for a, b in zip(sample, center)))
            if distance < best_distance:
                best, best_distance = i, distance
        if best_distance <= radius:
            counts[best] += 1
    kept = sum(counts)
    kl = 0.0
    for n in counts:
        if n > 0:
            kl += n / kept * math.log(n / kept * len(centers))
    return sum(1 for n in counts if n >= min_count), kept / len(samples), kl


def one_hot(samples, centers, radius, min_count=1):
    squared = np.einsum("nmd->nm", (samples[:, None] - centers[None]) ** 2)
    assigned = np.eye(len(centers))[squared.argmin(axis=1)]
    assigned *= (squared.min(axis=1) <= radius**2)[:, None]
    n = assigned.sum(axis=0)
    if not n.any():
        return 0, 0.0, 0.0
    c = n / n.sum()
    entropy = -sum(share * np.log(share) for share in c if share)
    return int(np.count_nonzero(n >= min_count)), n.sum() / len(samples), np.log(len(c)) - entropy


def grouped_by_center(samples, centers, radius, min_count=1):
    distances = np.sqrt(((samples[None] - centers[:, None]) ** 2).sum(-1))
    owner = np.argmin(distances, axis=0)
    good = distances[owner, np.arange(len(samples))] <= radius
    names, n = np.unique(owner[good], return_counts=True)
    kl = float((n / n.sum() * np.log(n * len(centers) / n.sum())).sum()) if len(names) else 0.0
    return int(sum(n >= min_count)), float(np.mean(good)), kl


def torch_cdist(samples, centers, radius, min_count=1):
    import torch

    nearest, owner = torch.cdist(samples, centers).min(dim=1)
    good = nearest <= radius
    n = torch.bincount(owner[good], minlength=len(centers))
    c = n / n.sum().clamp(min=1)
    kl = torch.special.xlogy(c, c * len(centers)).sum()
    return int((n >= min_count).sum()), good.double().mean().item(), kl.item()

"""A step in mixed precision in other styles."""

import math

import numpy as np


def loops(scaled_grads, scale, good_steps, max_norm, growth=2.0, backoff=0.5, interval=2000):
    squares = 0.0
    for g in scaled_grads:
        for value in g.flat:
            if math.isinf(value) or math.isnan(value):
                return None, backoff * scale, 0
            squares += (float(value) / scale) ** 2
    factor = min(1.0, max_norm / (math.sqrt(squares) + 1e-6))
    grads = [
        np.array([float(value) / scale * factor for value in g.flat]).reshape(g.shape) for g in scaled_grads
    ]
    good_steps += 1
    if good_steps == interval:
        scale, good_steps = growth * scale, 0
    return grads, scale, good_steps


def laid_end_to_end(scaled_grads, scale, good_steps, max_norm, growth=2.0, backoff=0.5, interval=2000):
    row = np.concatenate([g.ravel() for g in scaled_grads]) / scale
    if not np.all(np.isfinite(row)):
        return [None, scale * backoff, 0]
    row *= min(1, max_norm / (np.linalg.norm(row) + 1e-6))
    cuts = np.cumsum([g.size for g in scaled_grads])
    grads = tuple(part.reshape(g.shape) for part, g in zip(np.split(row, cuts), scaled_grads))
    grown = (good_steps + 1) // interval
    return [grads, scale * growth**grown, (good_steps + 1) % interval]


def torch_library(scaled_grads, scale, good_steps, max_norm, growth=2.0, backoff=0.5, interval=2000):
    import torch

    scaler = torch.amp.GradScaler("cpu", scale, growth, backoff, interval)
    scaler.scale(torch.zeros(()))
    scaler._growth_tracker.fill_(good_steps)
    weights = [torch.nn.Parameter(torch.zeros_like(g)) for g in scaled_grads]
    for weight, g in zip(weights, scaled_grads):
        weight.grad = g.clone()
    optimizer = torch.optim.SGD(weights, lr=1.0)
    scaler.unscale_(optimizer)
    overflow = any(not bool(weight.grad.isfinite().all()) for weight in weights)
    torch.nn.utils.clip_grad_norm_(weights, max_norm)
    scaler.step(optimizer)
    scaler.update()
    grads = None if overflow else [-weight.detach() for weight in weights]
    return grads, scaler.get_scale(), int(scaler._growth_tracker)


def torch_norms(scaled_grads, scale, good_steps, max_norm, growth=2.0, backoff=0.5, interval=2000):
    import torch

    grads = [g.float() / scale for g in scaled_grads]
    norm = torch.stack([g.norm() for g in grads]).norm()
    if not norm.isfinite():
        return None, scale * backoff, 0
    grads = [g * min(1.0, max_norm / (norm.item() + 1e-6)) for g in grads]
    done = good_steps + 1 >= interval
    return grads, scale * growth if done else scale, 0 if done else good_steps + 1

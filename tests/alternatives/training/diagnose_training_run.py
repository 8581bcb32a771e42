"""Naming the cause of a training run, in other styles."""

import math
from itertools import pairwise


def plain_loops(log):
    losses = [float(value) for value in log["loss"]]
    if any(math.isnan(value) or math.isinf(value) for value in losses):
        return "exploding_gradients"
    times = dict(zip((int(n) for n in log["devices"]), (float(s) for s in log["step_seconds"])))
    most = max(times)
    if times[most] / times[most // 2] >= 2:
        return "slow_communication"
    if log["tokens_per_word"]["de"] / log["tokens_per_word"]["en"] >= 3:
        return "tokenizer_mismatch"
    if float(log["dead_fraction"][-1]) >= 0.5:
        return "dying_relu"
    rises = 0
    for before, after in pairwise(losses):
        rises += after > 1.1 * before
    if rises / len(losses) >= 0.25:
        return "learning_rate_too_high"
    if all(value >= 0.98 * math.log(log["classes"]) for value in losses):
        return "vanishing_gradients"
    return "overfitting" if float(log["val_loss"][-1]) - losses[-1] >= 1.0 else "healthy"


def by_gradient_norms(log):
    import numpy as np

    loss, steps = log["loss"], len(log["loss"])
    tokens, seconds = log["tokens_per_word"], log["step_seconds"]
    with np.errstate(invalid="ignore"):
        share = np.count_nonzero(np.diff(loss) > 0.1 * loss[:-1]) / steps
        finite = not np.isnan(loss - loss).any()
    table = {
        "exploding_gradients": not finite,
        "slow_communication": seconds[-1] >= 0.9 * seconds[-2],
        "tokenizer_mismatch": tokens["de"] - 1.6 * tokens["en"] > 0,
        "dying_relu": log["dead_fraction"][-1] >= 0.25,
        "learning_rate_too_high": share >= 0.12,
        "vanishing_gradients": log["grad_norm"].max() < 0.05,
        "overfitting": log["val_loss"][-1] > loss[-1] + 0.5,
        "healthy": True,
    }
    return next(name for name, holds in table.items() if holds)


def torch_tensors(log):
    import torch

    loss = log["loss"]
    if not bool(torch.isfinite(loss).all()):
        return "exploding_gradients"
    if log["step_seconds"][-1] > 1.5 * log["step_seconds"][-2]:
        return "slow_communication"
    if log["tokens_per_word"]["de"] > 2.5 * log["tokens_per_word"]["en"]:
        return "tokenizer_mismatch"
    if log["dead_fraction"][-1] > 0.4:
        return "dying_relu"
    if (loss[1:] / loss[:-1] > 1.1).double().mean() > 0.2:
        return "learning_rate_too_high"
    if loss.min() > 0.95 * torch.log(torch.tensor(float(log["classes"]))):
        return "vanishing_gradients"
    return "overfitting" if log["val_loss"][-1] - loss[-1] > 0.9 else "healthy"

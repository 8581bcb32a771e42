import math

import numpy as np


def loops(real, fake):
    def log_sigmoid(logit):
        return -math.log1p(math.exp(-logit)) if logit >= 0 else logit - math.log1p(math.exp(logit))

    on_real = sum(log_sigmoid(float(a)) for a in real) / len(real)
    not_fooled = sum(log_sigmoid(-float(a)) for a in fake) / len(fake)
    fooled = sum(log_sigmoid(float(a)) for a in fake) / len(fake)
    return {"d": -(on_real + not_fooled), "g_minimax": not_fooled, "g_ns": -fooled}


def log_add_exp(real, fake):
    not_fooled = np.average(np.logaddexp(0.0, fake))
    return {
        "g_ns": not_fooled - np.average(fake),  # softplus(-a) = softplus(a) - a
        "g_minimax": -not_fooled,
        "d": np.average(np.logaddexp(0.0, -real)) + not_fooled,
    }


def targets(real, fake):
    def bce(logits, target):
        return np.mean(np.maximum(logits, 0) - logits * target + np.log1p(np.exp(-abs(logits))))

    return {"d": bce(real, 1) + bce(fake, 0), "g_minimax": -bce(fake, 0), "g_ns": bce(fake, 1)}


def torch_bce_with_logits(real, fake):
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits as bce

    d_fake = bce(fake, torch.zeros_like(fake))
    d = bce(real, torch.ones_like(real)) + d_fake
    return {"d": d, "g_minimax": -d_fake, "g_ns": bce(fake, torch.ones_like(fake))}


def torch_softplus(real, fake):
    from torch.nn.functional import logsigmoid, softplus

    real, fake = real.float(), fake.float()
    return {
        "d": (softplus(-real).mean() + softplus(fake).mean()).item(),
        "g_minimax": logsigmoid(-fake).mean().item(),
        "g_ns": -logsigmoid(fake).mean().item(),
    }

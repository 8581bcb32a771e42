"""The regimes of gradient descent in other styles."""

import numpy as np


def loops(eigs, lr):
    rho, flips = 0.0, False
    low = high = float(eigs[0])
    for eig in eigs:
        factor = 1 - lr * float(eig)
        flips = flips or factor < 0
        rho = max(rho, factor, -factor)
        low, high = min(low, float(eig)), max(high, float(eig))
    if abs(rho - 1) <= 1e-12:
        return "marginal", rho, 2 / (low + high)
    if rho > 1:
        return "diverges", rho, 2 / (low + high)
    return "oscillates" if flips else "monotone", rho, 2 / (low + high)


def ends_only(eigs, lr):
    """Both ends decide: |1 - lr * l| is largest at one of them, and the sign flips first at the top."""
    ordered = np.sort(eigs)
    rho = max(abs(1 - lr * ordered[0]), abs(1 - lr * ordered[-1]))
    names = {rho > 1: "diverges", rho < 1: "oscillates" if lr * ordered[-1] > 1 else "monotone"}
    regime = "marginal" if abs(rho - 1) <= 1e-12 else names[True]
    return regime, rho, 1 / ordered[[0, -1]].mean()


def simulated(eigs, lr):
    x = np.ones(len(eigs))
    after = x - lr * np.diag(eigs) @ x
    rho = np.linalg.norm(after, np.inf)
    regime = "oscillates" if np.signbit(after).any() else "monotone"
    if rho >= 1 - 1e-12:
        regime = "marginal" if rho <= 1 + 1e-12 else "diverges"
    return [regime, rho, 2 / (np.min(eigs) + np.max(eigs))]


def torch_spectral(eigs, lr):
    import torch

    step = torch.eye(len(eigs)) - lr * torch.diag(eigs)
    rho = torch.linalg.matrix_norm(step, 2).item()
    if abs(rho - 1) <= 1e-12:
        regime = "marginal"
    else:
        regime = "diverges" if rho > 1 else "oscillates" if (torch.diag(step) < 0).any() else "monotone"
    low, high = eigs.aminmax()
    return regime, rho, (2 / (low + high)).item()

"""Backpropagation through time, right, in other styles."""

import math

import numpy as np


def loops(x, h0, Wx, Wh, b, dhs):
    (T, D), H = x.shape, len(h0)
    h = [list(h0)]
    for t in range(T):
        row = []
        for i in range(H):
            s = b[i] + sum(Wx[i, j] * x[t, j] for j in range(D)) + sum(Wh[i, j] * h[t][j] for j in range(H))
            row.append(math.tanh(s))
        h.append(row)
    dWx, dWh, db, dx = np.zeros((H, D)), np.zeros((H, H)), np.zeros(H), np.zeros((T, D))
    later = [0.0] * H
    for t in range(T - 1, -1, -1):
        new = [0.0] * H
        for i in range(H):
            dz = (dhs[t, i] + later[i]) * (1 - h[t + 1][i] ** 2)
            db[i] += dz
            for j in range(D):
                dWx[i, j] += dz * x[t, j]
                dx[t, j] += dz * Wx[i, j]
            for j in range(H):
                dWh[i, j] += dz * h[t][j]
                new[j] += dz * Wh[i, j]
        later = new
    return dWx, dWh, db, np.array(later), dx


def all_steps_at_once(x, h0, Wx, Wh, b, dhs):
    """All dz from one triangular linear system, then matrix products over time; returns a list."""
    (T, _), H = x.shape, len(h0)
    h = [h0]
    for x_t in x:
        h.append(np.tanh(Wx @ x_t + Wh @ h[-1] + b))
    h = np.array(h)
    slope = (1 - h[1:] ** 2).ravel()
    system = np.eye(T * H)
    for t in range(T - 1):
        system[t * H : (t + 1) * H, (t + 1) * H : (t + 2) * H] = -slope[t * H : (t + 1) * H, None] * Wh.T
    dz = np.linalg.solve(system, slope * dhs.ravel()).reshape(T, H)
    return [dz.T @ x, dz.T @ h[:-1], dz.sum(axis=0), dz[0] @ Wh, dz @ Wx]


def per_loss(x, h0, Wx, Wh, b, dhs):
    """Each step's loss is sent back on its own, and the gradients are added up."""
    hs = [h0]
    for x_t in x:
        hs.append(np.tanh(Wx @ x_t + Wh @ hs[-1] + b))
    grads = [np.zeros_like(a, dtype=float) for a in (Wx, Wh, b, h0, x)]
    for last in range(len(x)):
        g = dhs[last]
        for t in range(last, -1, -1):
            g = g * (1 - hs[t + 1] ** 2)
            grads[0] += g[:, None] * x[t]
            grads[1] += g[:, None] * hs[t]
            grads[2] += g
            grads[4][t] += g @ Wx
            g = g @ Wh
        grads[3] += g
    return tuple(grads)


def torch_autograd(x, h0, Wx, Wh, b, dhs):
    import torch

    leaves = [a.clone().requires_grad_() for a in (Wx, Wh, b, h0, x)]
    Wx, Wh, b, h, inputs = leaves
    loss = 0.0
    for x_t, dh in zip(inputs, dhs):
        h = torch.tanh(Wx @ x_t + Wh @ h + b)
        loss = loss + (h * dh).sum()
    return torch.autograd.grad(loss, leaves)


def torch_by_hand(x, h0, Wx, Wh, b, dhs):
    import torch

    hs = [h0]
    for x_t in x:
        hs.append(torch.tanh(Wx @ x_t + Wh @ hs[-1] + b))
    dzs, carry = [], torch.zeros_like(h0)
    for t in range(len(x) - 1, -1, -1):
        dzs.insert(0, (dhs[t] + carry) * (1 - hs[t + 1] ** 2))
        carry = dzs[0] @ Wh
    dz = torch.stack(dzs)
    return dz.T @ x, dz.T @ torch.stack(hs[:-1]), dz.sum(0), carry, dz @ Wx

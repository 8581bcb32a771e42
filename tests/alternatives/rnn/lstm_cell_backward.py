"""One step back through an LSTM cell, right, in other styles."""

import math

import numpy as np


def loops(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2):
    D, H = len(x), len(h)
    dz, dc = np.zeros(4 * H), np.zeros(H)
    for u in range(H):
        z = []
        for block in range(4):
            row = block * H + u
            from_input = sum(W_ih[row, j] * x[j] for j in range(D))
            z.append(b_ih[row] + b_hh[row] + from_input + sum(W_hh[row, j] * h[j] for j in range(H)))
        i, f, o = [1 / (1 + math.exp(-z[block])) for block in (0, 1, 3)]
        g = math.tanh(z[2])
        seen = math.tanh(f * c[u] + i * g)
        into_cell = dc2[u] + dh2[u] * o * (1 - seen * seen)
        dz[u] = into_cell * g * i * (1 - i)
        dz[H + u] = into_cell * c[u] * f * (1 - f)
        dz[2 * H + u] = into_cell * i * (1 - g * g)
        dz[3 * H + u] = dh2[u] * seen * o * (1 - o)
        dc[u] = into_cell * f
    dx, dh, dW_ih, dW_hh = np.zeros(D), np.zeros(H), np.zeros((4 * H, D)), np.zeros((4 * H, H))
    for row in range(4 * H):
        for j in range(D):
            dx[j] += W_ih[row, j] * dz[row]
            dW_ih[row, j] = dz[row] * x[j]
        for j in range(H):
            dh[j] += W_hh[row, j] * dz[row]
            dW_hh[row, j] = dz[row] * h[j]
    return dx, dh, dc, dW_ih, dW_hh, dz


def einsum(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2):
    """The four blocks as an axis of their own; slopes from cosh; returns a list."""
    H = len(h)
    V, U = W_ih.reshape(4, H, -1), W_hh.reshape(4, H, H)
    z = np.einsum("bhd,d->bh", V, x) + np.einsum("bhk,k->bh", U, h) + (b_ih + b_hh).reshape(4, H)
    value = 1 / (1 + np.exp(-z))
    slope = 1 / (4 * np.cosh(z / 2) ** 2)
    value[2], slope[2] = np.tanh(z[2]), 1 / np.cosh(z[2]) ** 2
    c_new = value[1] * c + value[0] * value[2]
    cell = dc2 + dh2 * value[3] / np.cosh(c_new) ** 2
    dz = slope * np.stack([cell * value[2], cell * c, cell * value[0], dh2 * np.tanh(c_new)])
    flat = dz.reshape(-1)
    return [
        np.einsum("bh,bhd->d", dz, V),
        np.einsum("bh,bhk->k", dz, U),
        cell * value[1],
        np.einsum("r,d->rd", flat, x),
        np.einsum("r,k->rk", flat, h),
        flat,
    ]


def forward_mode(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2):
    """The Jacobian of (h', c') with respect to z, built explicitly, then transposed onto the gradients."""
    H = len(h)
    i, f, g, o = (W_ih @ x + b_ih + W_hh @ h + b_hh).reshape(4, H)
    i, f, g, o = 1 / (1 + np.exp(-i)), 1 / (1 + np.exp(-f)), np.tanh(g), 1 / (1 + np.exp(-o))
    c_new = f * c + i * g
    zero = np.zeros((H, H))
    c_by_z = np.hstack([np.diag(g * i * (1 - i)), np.diag(c * f * (1 - f)), np.diag(i * (1 - g**2)), zero])
    h_by_c = np.diag(o * (1 - np.tanh(c_new) ** 2))
    h_by_z = h_by_c @ c_by_z + np.hstack([zero, zero, zero, np.diag(np.tanh(c_new) * o * (1 - o))])
    dz = c_by_z.T @ dc2 + h_by_z.T @ dh2
    dc = np.diag(f).T @ dc2 + (h_by_c @ np.diag(f)).T @ dh2
    return dz @ W_ih, dz @ W_hh, dc, dz[:, None] * x, dz[:, None] * h, dz


def torch_by_hand(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2):
    import torch

    z = torch.mv(W_ih, x) + torch.mv(W_hh, h) + b_ih + b_hh
    i, f, _, o = torch.sigmoid(z).chunk(4)
    g = torch.tanh(z.chunk(4)[2])
    seen = torch.tanh(f * c + i * g)
    cell = dc2 + dh2 * o * (1 - seen.square())
    dz = torch.cat(
        [cell * g * i * (1 - i), cell * c * f * (1 - f), cell * i * (1 - g**2), dh2 * seen * o * (1 - o)]
    )
    return dz @ W_ih, dz @ W_hh, cell * f, torch.outer(dz, x), torch.outer(dz, h), dz


def torch_autograd(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2):
    import torch

    leaves = [a.clone().requires_grad_() for a in (x, h, c, W_ih, W_hh, b_ih)]
    x, h, c, W_ih, W_hh, b_ih = leaves
    i, f, g, o = (W_ih @ x + b_ih + W_hh @ h + b_hh).chunk(4)
    c_new = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h_new = torch.sigmoid(o) * torch.tanh(c_new)
    return torch.autograd.grad([h_new, c_new], leaves, [dh2, dc2])


def torch_module(x, h, c, W_ih, W_hh, b_ih, b_hh, dh2, dc2):
    import torch

    cell = torch.nn.LSTMCell(len(x), len(h))
    with torch.no_grad():
        for parameter, value in zip(cell.parameters(), (W_ih, W_hh, b_ih, b_hh)):
            parameter.copy_(value)
    states = [a.clone().requires_grad_() for a in (x, h, c)]
    h_new, c_new = cell(states[0], (states[1], states[2]))
    ((h_new * dh2).sum() + (c_new * dc2).sum()).backward()
    return *[a.grad for a in states], cell.weight_ih.grad, cell.weight_hh.grad, cell.bias_ih.grad

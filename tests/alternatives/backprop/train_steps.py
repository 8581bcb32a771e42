import math

import numpy as np


def loops(X, Y, W1, W2, lr, steps):
    W1, W2, losses = W1.copy(), W2.copy(), []
    (N, D), (H, M) = X.shape, W2.shape
    for _ in range(steps):
        loss, dW1, dW2 = 0.0, np.zeros((D, H)), np.zeros((H, M))
        for n in range(N):
            h = [math.tanh(sum(X[n, i] * W1[i, j] for i in range(D))) for j in range(H)]
            error = [sum(h[j] * W2[j, k] for j in range(H)) - Y[n, k] for k in range(M)]
            loss += sum(e * e for e in error) / (2 * N)
            for j in range(H):
                back = sum(error[k] * W2[j, k] for k in range(M)) * (1 - h[j] ** 2) / N
                for i in range(D):
                    dW1[i, j] += X[n, i] * back
                for k in range(M):
                    dW2[j, k] += h[j] * error[k] / N
        losses.append(loss)
        W1 -= lr * dW1
        W2 -= lr * dW2
    return losses, W1, W2


def einsum(X, Y, W1, W2, lr, steps):
    losses, rate = np.zeros(steps), lr / len(X)
    for t in range(steps):
        z = np.einsum("nd,dh->nh", X, W1)
        error = np.einsum("nh,hm->nm", np.tanh(z), W2) - Y
        losses[t] = np.einsum("nm,nm->", error, error) / 2 / len(X)
        step1 = np.einsum("nd,nm,hm,nh->dh", X, error, W2, np.cosh(z) ** -2.0)
        step2 = np.einsum("nh,nm->hm", np.tanh(z), error)
        W1, W2 = W1 - rate * step1, W2 - rate * step2
    return losses, W1, W2


def torch_autograd(X, Y, W1, W2, lr, steps):
    import torch

    params = [W1.clone().requires_grad_(), W2.clone().requires_grad_()]
    optimizer, losses = torch.optim.SGD(params, lr=lr), []
    for _ in range(steps):
        loss = 0.5 * ((torch.tanh(X @ params[0]) @ params[1] - Y) ** 2).sum(dim=1).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, *(p.detach() for p in params)

import math

import numpy as np


def loops(x, layers):
    total = 0.0
    for row in x:
        h, log_p = [float(a) for a in row], 0.0
        for i, (A, b) in enumerate(layers):
            h = [sum(A[r][c] * h[c] for c in range(len(h))) + b[r] for r in range(len(h))]
            log_p += math.log(abs(np.linalg.det(A)))
            if i != len(layers) - 1:
                log_p += sum(math.log(math.cosh(a)) for a in h)
                h = [math.sinh(a) for a in h]
        log_p += sum(-a * a / 2 - math.log(math.sqrt(2 * math.pi)) for a in h)
        total -= log_p
    return total / len(x)


def whole_jacobian(x, layers):
    nlls = []
    for h in x:
        jacobian = np.eye(len(h))
        for i, (A, b) in enumerate(layers):
            if i:
                jacobian, h = np.cosh(h)[:, None] * jacobian, np.sinh(h)
            jacobian, h = A @ jacobian, A @ h + b
        density = np.exp(-0.5 * h @ h) / (2 * np.pi) ** (len(h) / 2)
        nlls.append(-np.log(density * abs(np.linalg.det(jacobian))))
    return np.mean(nlls)


def columns(x, layers):
    h = x.T
    *inner, (A, b) = layers
    nll = np.full(len(x), x.shape[1] * np.log(2 * np.pi) / 2)
    for A_i, b_i in inner:
        h = A_i @ h + b_i[:, None]
        nll -= np.linalg.slogdet(A_i).logabsdet + (np.logaddexp(h, -h) - np.log(2)).sum(0)
        h = (np.exp(h) - np.exp(-h)) / 2
    h = np.einsum("ij,jn->in", A, h) + b[:, None]
    return float((nll + (h * h).sum(0) / 2 - np.linalg.slogdet(A).logabsdet).mean())


def torch_slogdet(x, layers):
    import torch

    h, logdet = x, torch.zeros(len(x))
    for i, (A, b) in enumerate(layers):
        h = torch.nn.functional.linear(h, A, b)
        logdet = logdet + torch.linalg.slogdet(A).logabsdet
        if i + 1 < len(layers):
            logdet = logdet + torch.cosh(h).log().sum(1)
            h = torch.sinh(h)
    return -(torch.distributions.Normal(0.0, 1.0).log_prob(h).sum(1) + logdet).mean()


def torch_single_precision(x, layers):
    import torch

    h, last = x.float(), len(layers) - 1
    logdet = torch.zeros(len(x), dtype=torch.float32)
    for i, (A, b) in enumerate(layers):
        h = h @ A.float().T + b.float()
        logdet += torch.logdet(A.float() if torch.det(A) > 0 else A.float().flip(0) * _mirror(len(A)))
        if i < last:
            logdet += torch.log(torch.cosh(h)).sum(1)
            h = torch.sinh(h)
    return ((h**2 + math.log(2 * math.pi)).sum(1) / 2 - logdet).mean()


def _mirror(d):
    """Signs for the rows of a flipped matrix that turn a negative determinant into a positive one."""
    import torch

    flip_sign = (-1) ** (d * (d - 1) // 2)
    signs = torch.ones(d, 1, dtype=torch.float32)
    signs[0] = -flip_sign
    return signs

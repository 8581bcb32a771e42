import math

import numpy as np


def loops(p, q):
    d, value, jsd = [], 0.0, 0.0
    for a, b in zip(p.tolist(), q.tolist()):
        d.append(0.5 if a == b == 0 else a / (a + b))
        m = (a + b) / 2
        if a > 0:
            value += a * math.log(d[-1])
            jsd += a * math.log(a / m) / 2
        if b > 0:
            value += b * math.log(1 - d[-1])
            jsd += b * math.log(b / m) / 2
    return np.array(d), value, jsd


def entropies(p, q):
    def entropy(r):
        r = r[r != 0]
        return -(r * np.log(r)).sum()

    jsd = entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2
    both = np.stack([p, q])
    both[:, both.sum(0) == 0] = 1.0
    return (both / both.sum(0))[0], 2 * jsd - np.log(4), jsd


def from_the_value(p, q):
    safe = np.where(p + q > 0, p + q, 1)
    d = np.where(p + q > 0, p / safe, 0.5)
    log_d, log_not_d = np.log(np.where(p > 0, d, 1)), np.log(np.where(q > 0, q / safe, 1))
    value = p @ log_d + q @ log_not_d
    return d, value, max(value / 2 + np.log(2), 0.0)


def torch_xlogy(p, q):
    import torch

    m = (p + q) / 2
    d = torch.where(m > 0, p / (p + q), torch.full_like(p, 0.5))
    value = torch.special.xlogy(p, d).sum() + torch.special.xlogy(q, 1 - d).sum()
    kl = [(torch.special.xlogy(r, r) - torch.special.xlogy(r, m)).sum() for r in (p, q)]
    return d, value, (kl[0] + kl[1]) / 2

import math

import numpy as np


def loops(x, pos, K, V, Wq, Wk, Wv, base=10000.0):
    """Plain Python lists, one score at a time."""
    d = len(x)

    def project(W, rotate):
        z = [sum(x[r] * W[r, c] for r in range(d)) for c in range(d)]
        if rotate:
            for i in range(0, d, 2):
                c, s = math.cos(pos / base ** (i / d)), math.sin(pos / base ** (i / d))
                z[i], z[i + 1] = z[i] * c - z[i + 1] * s, z[i] * s + z[i + 1] * c
        return z

    keys = [*(list(row) for row in K), project(Wk, rotate=True)]
    values = [*(list(row) for row in V), project(Wv, rotate=False)]
    query = project(Wq, rotate=True)
    raised = [math.exp(sum(a * b for a, b in zip(query, key)) / d**0.5) for key in keys]
    out = [sum(r * value[j] for r, value in zip(raised, values)) / sum(raised) for j in range(d)]
    return np.array(out), np.array(keys), np.array(values)


def complex_rotations(x, pos, K, V, Wq, Wk, Wv, base=10000.0):
    """Query and key as complex vectors; the score is the real part of a product with a conjugate."""
    d = len(x)
    turn = np.exp(1j * pos * base ** (-np.arange(d // 2) * 2 / d))
    q, k = ((z[::2] + 1j * z[1::2]) * turn for z in (x @ Wq, x @ Wk))
    cached = np.concatenate([K[:, ::2] + 1j * K[:, 1::2], k[None]])  # (t+1, d/2)
    scores = (cached.conj() @ q).real / math.sqrt(d)
    weights = np.exp(scores - np.logaddexp.reduce(scores))
    V = np.append(V, (x @ Wv)[None], axis=0)
    return [np.einsum("t,td->d", weights, V), np.stack([cached.real, cached.imag], axis=-1).reshape(-1, d), V]


def torch_sdpa(x, pos, K, V, Wq, Wk, Wv, base=10000.0):
    """The library's attention for one query, after concatenating to the caches."""
    import torch

    d = x.numel()
    angle = pos / base ** (torch.arange(0, d, 2, dtype=x.dtype) / d)
    turn = torch.polar(torch.ones_like(angle), angle)

    def rope(z):
        return torch.view_as_real(torch.view_as_complex(z.reshape(-1, 2)) * turn).flatten()

    K = torch.cat([K, rope(x.matmul(Wk)).unsqueeze(0)])
    V = torch.cat([V, x.matmul(Wv).unsqueeze(0)])
    query = rope(x.matmul(Wq)).unsqueeze(0)
    return torch.nn.functional.scaled_dot_product_attention(query, K, V)[0], K, V

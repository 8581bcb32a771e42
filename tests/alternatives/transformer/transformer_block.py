import math

import numpy as np


def loops(x, P, heads, placement):
    """Token by token: each query looks at the rows up to its own."""
    D = x.shape[1]
    d = D // heads

    def norm(row, gain, shift):
        mean = sum(row) / D
        var = sum((value - mean) ** 2 for value in row) / D
        return np.array([(row[j] - mean) / math.sqrt(var + 1e-5) * gain[j] + shift[j] for j in range(D)])

    def attend(rows):
        out = []
        for i, row in enumerate(rows):
            joined = []
            for head in range(heads):
                part = slice(head * d, (head + 1) * d)
                query = (row @ P["Wq"])[part]
                scores = [query @ (past @ P["Wk"])[part] / math.sqrt(d) for past in rows[: i + 1]]
                raised = [math.exp(score - max(scores)) for score in scores]
                shares = [value / sum(raised) for value in raised]
                joined += list(sum(w * (past @ P["Wv"])[part] for w, past in zip(shares, rows)))
            out.append(np.array(joined) @ P["Wo"])
        return out

    def feed_forward(row):
        hidden = row @ P["W1"] + P["b1"]
        return np.array([u * 0.5 * math.erfc(-u / math.sqrt(2)) for u in hidden]) @ P["W2"] + P["b2"]

    rows = list(x)
    if placement == "pre":
        mixed = attend([norm(row, P["g1"], P["c1"]) for row in rows])
        rows = [row + more for row, more in zip(rows, mixed)]
        return np.array([row + feed_forward(norm(row, P["g2"], P["c2"])) for row in rows])
    rows = [norm(row + more, P["g1"], P["c1"]) for row, more in zip(rows, attend(rows))]
    return np.array([norm(row + feed_forward(row), P["g2"], P["c2"]) for row in rows])


def einsum(x, P, heads, placement):
    """Weights cut into heads, and an additive mask."""
    n, D = x.shape
    wq, wk, wv = (P[name].reshape(D, heads, D // heads) for name in ("Wq", "Wk", "Wv"))
    wo = P["Wo"].reshape(heads, D // heads, D)

    def normalize(z, k):
        z = z - np.einsum("nd->n", z)[:, None] / D
        return z * (np.einsum("nd,nd->n", z, z)[:, None] / D + 1e-5) ** -0.5 * P[f"g{k}"] + P[f"c{k}"]

    def attention(z):
        scores = np.einsum("id,dhe,jf,fhe->hij", z, wq, z, wk, optimize=True) * (D // heads) ** -0.5
        scores = scores + np.triu(np.full((n, n), -np.inf), 1)
        weights = np.exp(scores - np.logaddexp.reduce(scores, axis=2)[:, :, None])
        return np.einsum("hij,jd,dhe,hef->if", weights, z, wv, wo, optimize=True)

    def ffn(z):
        u = z @ P["W1"] + P["b1"]
        erf = np.array([math.erf(value) for value in (u / 2**0.5).ravel()]).reshape(u.shape)
        return (u / 2 + u * erf / 2) @ P["W2"] + P["b2"]

    branches = [(attention, 1), (ffn, 2)]
    for branch, k in branches:
        x = x + branch(normalize(x, k)) if placement == "pre" else normalize(x + branch(x), k)
    return x


def torch_functional(x, P, heads, placement):
    """The library's attention, norm and GELU."""
    import torch.nn.functional as F

    n, D = x.shape

    def attention(z):
        q, k, v = (
            z.matmul(P[name]).view(n, heads, D // heads).transpose(0, 1) for name in ("Wq", "Wk", "Wv")
        )
        mixed = F.scaled_dot_product_attention(q[None], k[None], v[None], is_causal=True)[0]
        return mixed.transpose(0, 1).reshape(n, D).matmul(P["Wo"])

    def ffn(z):
        return F.linear(F.gelu(F.linear(z, P["W1"].T, P["b1"])), P["W2"].T, P["b2"])

    def norm1(z):
        return F.layer_norm(z, (D,), P["g1"], P["c1"])

    def norm2(z):
        return F.layer_norm(z, (D,), P["g2"], P["c2"])

    if placement == "pre":
        x = x + attention(norm1(x))
        return x + ffn(norm2(x))
    x = norm1(x + attention(x))
    return norm2(x + ffn(x))

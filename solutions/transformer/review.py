"""Review a colleague's code: decide whether an implementation of a Transformer part is right."""

import math

import numpy as np


def review_rotary_embedding(implementation):
    """Decide whether a colleague's rotary embedding is right.

    The colleague was asked for `rotary_embedding(x, pos, base=10000.0)`: x (n, d) float with d even,
    pos (n,) int, absolute positions in any order, and the result (n, d) float. Each pair of neighbors
    a = x[t, 2i], b = x[t, 2i+1] becomes (a cos - b sin, a sin + b cos) of the angle
    pos[t] * base**(-2i/d). The rotate-half layout, which pairs x_i with x_{i + d/2}, is not what was
    asked for.

    Args:
        implementation: The colleague's function, called as implementation(x, pos) or
            implementation(x, pos, base). It may raise, return something of another kind or shape, or be
            right up to rounding.

    Returns:
        bool. True when it is right, False when it is wrong.
    """
    rng = np.random.default_rng(0)
    # Inputs that separate: several pairs, positions that are not 0..n-1, one row, and another base.
    cases = [
        (rng.normal(size=(5, 8)), np.array([7, 0, 3, 3, 12]), 10000.0),
        (rng.normal(size=(1, 6)), np.array([5]), 10000.0),
        (rng.normal(size=(3, 4)), np.array([2, 9, 1]), 50.0),
    ]
    for x, pos, base in cases:
        n, d = x.shape
        # An independent formula: a pair is a complex number, a rotation is a product.
        z = (x[:, 0::2] + 1j * x[:, 1::2]) * np.exp(1j * np.outer(pos, base ** (-np.arange(0, d, 2) / d)))
        expected = np.stack([z.real, z.imag], axis=-1).reshape(n, d)
        if not _agrees(lambda x=x, pos=pos, base=base: implementation(x, pos, base), expected):
            return False
    x, pos, _ = cases[1]
    return _agrees(lambda: implementation(x, pos), np.asarray(implementation(x, pos, 10000.0)))


def review_transformer_block(implementation):
    """Decide whether a colleague's Transformer block is right.

    The colleague was asked for `transformer_block(x, P, heads, placement)`: x (n, D) float; P a dict of
    Wq, Wk, Wv, Wo (D, D), W1 (D, F), b1 (F,), W2 (F, D), b2 (D,), g1, c1, g2, c2 (D,), matrices acting
    as z @ W; placement 'pre' or 'post'; the result (n, D) float.

        pre:   x = x + Attn(LN1(x)), then x = x + FFN(LN2(x))
        post:  x = LN1(x + Attn(x)), then x = LN2(x + FFN(x))

    Attn is causal multi-head self-attention without biases (contiguous blocks of D/heads features per
    head, scale 1/sqrt(D/heads), heads concatenated and multiplied by Wo). FFN(z) = GELU(z W1 + b1) W2 + b2
    with the exact GELU (erf). LN1 (g1, c1) and LN2 (g2, c2) use the biased variance plus 1e-5 under the
    root. No further norm.

    Args:
        implementation: The colleague's function. It may raise, return something of another kind or shape,
            or be right up to rounding.

    Returns:
        bool. True when it is right, False when it is wrong.
    """
    rng = np.random.default_rng(0)
    D, F, heads = 6, 5, 2  # D != F, and head width 3 differs from D and from the number of heads
    names = {
        "Wq": (D, D),
        "Wk": (D, D),
        "Wv": (D, D),
        "Wo": (D, D),
        "W1": (D, F),
        "b1": F,
        "W2": (F, D),
        "b2": D,
    }
    # Norms away from their initial values: with g = 1 and c = 0 the two could be exchanged unseen.
    P = {
        name: rng.normal(size=size)
        for name, size in (names | dict.fromkeys(("g1", "c1", "g2", "c2"), D)).items()
    }
    x = rng.normal(size=(4, D))
    # Rows of small spread show where eps goes.
    return all(
        _agrees(lambda z=z, placement=placement: implementation(z, P, heads, placement), expected)
        for z in (x, 0.003 * x)
        for placement in ("pre", "post")
        for expected in [_slow_block(z, P, heads, placement)]
    )


def _agrees(call, expected):
    """Whether a call returns the expected array up to rounding; a wrong implementation may raise."""
    try:
        got = np.asarray(call(), dtype=float)
    except Exception:
        return False
    return got.shape == expected.shape and bool(np.allclose(got, expected, rtol=1e-4, atol=1e-5))


def _slow_block(x, P, heads, placement):
    def norm(z, k):
        mean, var = z.mean(-1, keepdims=True), z.var(-1, keepdims=True)
        return (z - mean) / np.sqrt(var + 1e-5) * P[f"g{k}"] + P[f"c{k}"]

    def ffn(z):
        u = z @ P["W1"] + P["b1"]
        return u * (1 + np.vectorize(math.erf)(u / math.sqrt(2))) / 2 @ P["W2"] + P["b2"]

    if placement == "pre":
        x = x + _slow_attention(norm(x, 1), P, heads)
        return x + ffn(norm(x, 2))
    x = norm(x + _slow_attention(x, P, heads), 1)
    return norm(x + ffn(x), 2)


def _slow_attention(z, P, heads):
    """One query and one head at a time: a causal row is a softmax over the keys so far."""
    q, k, v = z @ P["Wq"], z @ P["Wk"], z @ P["Wv"]
    out = np.zeros_like(z)
    for features in np.split(np.arange(z.shape[1]), heads):
        for i in range(len(z)):
            weights = np.exp(k[: i + 1, features] @ q[i, features] / np.sqrt(len(features)))
            out[i, features] = weights / weights.sum() @ v[: i + 1, features]
    return out @ P["Wo"]

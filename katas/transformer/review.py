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
    raise NotImplementedError


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
    raise NotImplementedError

import math

import numpy as np

from grader.expect import assert_close

# Single precision inside is right too.
NEAR = {"rtol": 1e-5, "atol": 1e-5}


def weights(rng, D, F):
    """Random parameters, norms included."""
    shapes = dict.fromkeys(("Wq", "Wk", "Wv", "Wo"), (D, D)) | {"W1": (D, F), "b1": F, "W2": (F, D)}
    shapes |= dict.fromkeys(("b2", "g1", "c1", "g2", "c2"), D)
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def silent(P, *names):
    """The same parameters with some of them zero."""
    return {name: np.zeros_like(value) if name in names else value for name, value in P.items()}


def norm(row, g, c):
    var = ((row - row.mean()) ** 2).sum() / len(row)
    return (row - row.mean()) / math.sqrt(var + 1e-5) * g + c


def attend(rows, P, heads):
    """Causal multi-head attention, one query and one head at a time."""
    D = len(rows[0])
    q, k, v = (np.array([row @ P[w] for row in rows]) for w in ("Wq", "Wk", "Wv"))
    out = np.zeros((len(rows), D))
    for i in range(len(rows)):
        for part in np.split(np.arange(D), heads):
            shares = np.exp([q[i, part] @ k[j, part] / math.sqrt(D / heads) for j in range(i + 1)])
            out[i, part] = shares / shares.sum() @ v[: i + 1, part]
    return out @ P["Wo"]


def feed(row, P):
    u = row @ P["W1"] + P["b1"]
    return np.array([z * (1 + math.erf(z / math.sqrt(2))) / 2 for z in u]) @ P["W2"] + P["b2"]


def slow_block(x, P, heads, placement):
    """The definition, row by row."""
    one, two = (P["g1"], P["c1"]), (P["g2"], P["c2"])
    if placement == "pre":
        x = x + attend([norm(row, *one) for row in x], P, heads)
        return np.array([row + feed(norm(row, *two), P) for row in x])
    x = [norm(row, *one) for row in x + attend(x, P, heads)]
    return np.array([norm(row + feed(row, P), *two) for row in x])


def test_silent_pre_block_is_the_identity(kata, rng):
    """With Wo, W2 and b2 zero a pre-norm block gives its input back: the skip path has no norm."""
    x, P = rng.normal(size=(3, 4)), silent(weights(rng, 4, 5), "Wo", "W2", "b2")

    out = kata.transformer_block(x, P, 2, "pre")

    assert_close(out, x, "the output", **NEAR)


def test_silent_post_block_is_two_norms(kata, rng):
    """With Wo, W2 and b2 zero a post-norm block is LN2(LN1(x))."""
    x, P = rng.normal(size=(3, 4)), silent(weights(rng, 4, 5), "Wo", "W2", "b2")

    out = kata.transformer_block(x, P, 2, "post")

    expected = [norm(norm(row, P["g1"], P["c1"]), P["g2"], P["c2"]) for row in x]
    assert_close(out, np.array(expected), "the output", **NEAR)


def test_whole_pre_block(kata, rng):
    """Five tokens, width 6, 3 heads, hidden width 7, pre: every number follows the definition."""
    x, P = rng.normal(size=(5, 6)), weights(rng, 6, 7)

    out = kata.transformer_block(x, P, 3, "pre")

    assert_close(out, slow_block(x, P, 3, "pre"), "the output", **NEAR)


def test_whole_post_block(kata, rng):
    """Five tokens, width 6, 2 heads, hidden width 7, post: every number follows the definition."""
    x, P = rng.normal(size=(5, 6)), weights(rng, 6, 7)

    out = kata.transformer_block(x, P, 2, "post")

    assert_close(out, slow_block(x, P, 2, "post"), "the output", **NEAR)


def test_one_head_and_heads_of_width_one(kata, rng):
    """With 1 head and with as many heads as features the block follows the definition too."""
    x, P = rng.normal(size=(3, 4)), weights(rng, 4, 9)

    one, four = kata.transformer_block(x, P, 1, "pre"), kata.transformer_block(x, P, 4, "pre")

    assert_close(one, slow_block(x, P, 1, "pre"), "the output of 1 head", **NEAR)
    assert_close(four, slow_block(x, P, 4, "pre"), "the output of 4 heads", **NEAR)


def test_later_tokens_do_not_reach_earlier_rows(kata, rng):
    """Another last token leaves the first three rows as they were, pre and post."""
    x, P = rng.normal(size=(4, 4)), weights(rng, 4, 6)
    changed = x.copy()
    changed[3] = rng.normal(size=4)

    for placement in ("pre", "post"):
        before, after = (
            kata.transformer_block(x, P, 2, placement),
            kata.transformer_block(changed, P, 2, placement),
        )

        assert_close(after[:3], before[:3], f"the first rows, {placement}", **NEAR)


def test_single_token(kata, rng):
    """A single token attends to itself: the branch is LN1(x) Wv Wo, whatever Wq and Wk are."""
    x, P = rng.normal(size=(1, 4)), silent(weights(rng, 4, 3), "W2", "b2")

    out = kata.transformer_block(x, P, 2, "pre")

    expected = x + norm(x[0], P["g1"], P["c1"]) @ P["Wv"] @ P["Wo"]
    assert_close(out, expected, "the output", **NEAR)


def test_feed_forward_alone(kata, rng):
    """With Wo zero a pre-norm block adds GELU(LN2(x) W1 + b1) W2 + b2 to each row."""
    x, P = rng.normal(size=(3, 4)), silent(weights(rng, 4, 6), "Wo")

    out = kata.transformer_block(x, P, 2, "pre")

    expected = [row + feed(norm(row, P["g2"], P["c2"]), P) for row in x]
    assert_close(out, np.array(expected), "the output", **NEAR)


def test_rows_of_small_spread(kata, rng):
    """Rows that vary by 0.003 show that 1e-5 is added to the variance, under the root."""
    x, P = 0.003 * rng.normal(size=(4, 6)), weights(rng, 6, 5)

    out = kata.transformer_block(x, P, 2, "pre")

    assert_close(out, slow_block(x, P, 2, "pre"), "the output", **NEAR)


def test_activation_far_from_zero(kata, rng):
    """Hidden values between -3 and 3 go through the exact GELU, with erf."""
    x, P = rng.normal(size=(2, 4)), silent(weights(rng, 4, 9), "Wo", "W1")
    P["b1"] = np.linspace(-3.0, 3.0, 9)

    out = kata.transformer_block(x, P, 1, "pre")

    gelu = [z * (1 + math.erf(z / math.sqrt(2))) / 2 for z in P["b1"]]
    assert_close(out, x + np.array(gelu) @ P["W2"] + P["b2"], "the output", **NEAR)

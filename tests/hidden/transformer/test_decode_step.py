import math

import numpy as np

from grader.expect import assert_close

# Angles in single precision are right too.
NEAR = {"rtol": 1e-5, "atol": 1e-5}
EMPTY = np.zeros((0, 2))


def rope(z, pos, base=10000.0):
    """Rotary embedding of one row by complex numbers."""
    out = np.empty(len(z))
    for i in range(0, len(z), 2):
        angle = pos / base ** (i / len(z))
        turned = complex(z[i], z[i + 1]) * complex(math.cos(angle), math.sin(angle))
        out[i : i + 2] = turned.real, turned.imag
    return out


def last_row(rows, Wq, Wk, Wv, base=10000.0):
    """The last row of full causal attention over a sequence, with its rotated keys and its values."""
    keys = np.array([rope(row @ Wk, t, base) for t, row in enumerate(rows)])
    values = rows @ Wv
    query = rope(rows[-1] @ Wq, len(rows) - 1, base)
    shares = np.exp(keys @ query / math.sqrt(rows.shape[1]))
    return shares / shares.sum() @ values, keys, values


def setting(rng, t, d):
    """A sequence of t + 1 tokens, three projections, and the caches after the first t tokens."""
    rows, (Wq, Wk, Wv) = rng.normal(size=(t + 1, d)), 0.6 * rng.normal(size=(3, d, d))
    keys = np.array([rope(row @ Wk, p) for p, row in enumerate(rows[:t])]).reshape(t, d)
    return rows, Wq, Wk, Wv, keys, rows[:t] @ Wv


def test_first_token_gives_its_own_value(kata):
    """With empty caches the token (1, 3) and Wv = 2 gives (2, 6); its key at position 0 is not turned."""
    eye = np.eye(2)

    out, K, V = kata.decode_step(np.array([1.0, 3.0]), 0, EMPTY, EMPTY, eye, eye, 2 * eye)

    assert_close(out, np.array([2.0, 6.0]), "the output", **NEAR)
    assert_close(K, np.array([[1.0, 3.0]]), "the key cache", **NEAR)
    assert_close(V, np.array([[2.0, 6.0]]), "the value cache", **NEAR)


def test_new_rows_go_to_the_end(kata, rng):
    """After 3 tokens the caches have 4 rows, the first 3 as they were."""
    rows, Wq, Wk, Wv, K, V = setting(rng, 3, 4)

    _, longer_K, longer_V = kata.decode_step(rows[3], 3, K, V, Wq, Wk, Wv)

    assert_close(longer_K[:3], K, "the old keys", **NEAR)
    assert_close(longer_V, np.vstack([V, rows[3] @ Wv]), "the value cache", **NEAR)


def test_key_is_cached_with_its_rotation(kata):
    """At position 2 the key (1, 0) is cached as (cos 2, sin 2), the value (1, 0) as it is."""
    eye, cached = np.eye(2), np.array([[1.0, 0.0], [0.0, 1.0]])

    _, K, V = kata.decode_step(np.array([1.0, 0.0]), 2, cached, cached, eye, eye, eye)

    assert_close(K[2], np.array([math.cos(2), math.sin(2)]), "the new key", **NEAR)
    assert_close(V[2], np.array([1.0, 0.0]), "the new value", **NEAR)


def test_weights_by_hand(kata):
    """A zero query weighs all keys alike: the output is the mean of the old values and the new one."""
    eye, values = np.eye(2), np.array([[3.0, 0.0], [0.0, 6.0]])

    out, _, _ = kata.decode_step(np.array([3.0, 3.0]), 2, np.ones((2, 2)), values, 0 * eye, eye, eye)

    assert_close(out, np.array([2.0, 3.0]), "the output", **NEAR)


def test_last_row_of_full_attention(kata, rng):
    """The fifth token's output is the last row of causal attention over all five."""
    rows, Wq, Wk, Wv, K, V = setting(rng, 4, 6)

    got = kata.decode_step(rows[4], 4, K, V, Wq, Wk, Wv)

    for name, one, expected in zip(("the output", "the keys", "the values"), got, last_row(rows, Wq, Wk, Wv)):
        assert_close(one, expected, name, **NEAR)


def test_token_by_token(kata, rng):
    """Six steps from empty caches give the six rows of full causal attention."""
    rows, Wq, Wk, Wv, _, _ = setting(rng, 5, 4)
    K = V = np.zeros((0, 4))

    for pos in range(6):
        out, K, V = kata.decode_step(rows[pos], pos, K, V, Wq, Wk, Wv)

        expected, keys, _ = last_row(rows[: pos + 1], Wq, Wk, Wv)
        assert_close(out, expected, f"the output at position {pos}", **NEAR)
        assert_close(K, keys, f"the keys at position {pos}", **NEAR)


def test_other_base(kata, rng):
    """With base 100 queries and keys turn faster."""
    rows, Wq, Wk, Wv, _, V = setting(rng, 3, 6)
    _, keys, _ = last_row(rows, Wq, Wk, Wv, base=100.0)

    out, K, _ = kata.decode_step(rows[3], 3, keys[:3], V, Wq, Wk, Wv, base=100.0)

    assert_close(K, keys, "the key cache", **NEAR)
    assert_close(out, last_row(rows, Wq, Wk, Wv, base=100.0)[0], "the output", **NEAR)


def test_scores_are_scaled(kata):
    """With width 4 the scores 0 and 4 are divided by 2 before the softmax."""
    eye, x = np.eye(4), np.array([1.0, 1.0, 1.0, 1.0])
    V = np.zeros((1, 4))

    out, _, _ = kata.decode_step(x, 1, np.zeros((1, 4)), V, eye, eye, eye)

    share = math.exp(2.0) / (1 + math.exp(2.0))
    assert_close(out, np.full(4, share), "the output", **NEAR)


def test_pairs_are_neighbors(kata):
    """At position 1 with width 4 the key (1, 0, 1, 0) turns to (cos 1, sin 1, cos 0.01, sin 0.01)."""
    eye, cached = np.eye(4), np.zeros((1, 4))

    _, K, _ = kata.decode_step(np.array([1.0, 0.0, 1.0, 0.0]), 1, cached, cached, eye, eye, eye)

    expected = np.array([math.cos(1), math.sin(1), math.cos(0.01), math.sin(0.01)])
    assert_close(K[1], expected, "the new key", **NEAR)


def test_each_projection_has_its_use(kata, rng):
    """Another Wq changes the output but no cache."""
    rows, Wq, Wk, Wv, K, V = setting(rng, 3, 4)
    other = Wq + 1.0

    out, K_after, V_after = kata.decode_step(rows[3], 3, K, V, other, Wk, Wv)

    expected, keys, values = last_row(rows, other, Wk, Wv)
    assert_close(out, expected, "the output", **NEAR)
    assert_close([K_after, V_after], [keys, values], "the caches", **NEAR)

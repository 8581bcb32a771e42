import numpy as np

from grader.expect import assert_close

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}
CAUSAL = np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1]], bool)


def test_queries_of_zero_give_the_mean_token(kata):
    """Wq = 0 with 2 heads: tokens (1, 2) and (3, 6) both become (2, 4)."""
    x, eye = np.array([[[1.0, 2.0], [3.0, 6.0]]]), np.eye(2)

    out = kata.multi_head_attention(x, 0 * eye, eye, eye, eye, 2)

    assert_close(out, np.array([[[2.0, 4.0], [2.0, 4.0]]]), "the output", **NEAR)


def test_the_scale_comes_from_the_width_of_a_head(kata):
    """D = 8 in 2 heads of width 4: dot products of 2 log 3 and 0 in a head give the weights 3/4 and 1/4."""
    x = np.array([[[1.0, 0, 0, 0, 1.0, 0, 0, 0], [0, 1.0, 0, 0, 0, 1.0, 0, 0]]])

    out = kata.multi_head_attention(x, 2 * np.log(3) * np.eye(8), np.eye(8), np.eye(8), np.eye(8), 2)

    expected = [[0.75, 0.25, 0, 0, 0.75, 0.25, 0, 0], [0.25, 0.75, 0, 0, 0.25, 0.75, 0, 0]]
    assert_close(out, np.array([expected]), "the output", **NEAR)


def test_heads_are_contiguous_blocks_of_features(kata):
    """The first half of the features looks at token 0 only, the second half at token 1 only."""
    x = np.array([[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]])
    Wq, Wk = np.array([[1.0, 0, 1.0, 0]] * 4), np.diag([-0.5, 0, 0.5, 0])

    out = kata.multi_head_attention(x, Wq, Wk, np.eye(4), np.eye(4), 2)

    assert_close(out, np.array([[[1.0, 2.0, 7.0, 8.0]] * 2]), "the output", **NEAR)


def test_two_heads_agree_with_the_definition(kata, rng):
    """B = 2, n = 3 and D = 4 in 2 heads, worked out head by head and token by token."""
    arguments = _random(rng, B=2, n=3, D=4)

    out = kata.multi_head_attention(*arguments, 2)

    assert_close(out, _head_by_head(*arguments, 2), "the output", **NEAR)


def test_three_heads_over_a_single_sequence(kata, rng):
    """B = 1, n = 2 and D = 6 in 3 heads of width 2."""
    arguments = _random(rng, B=1, n=2, D=6)

    out = kata.multi_head_attention(*arguments, 3)

    assert_close(out, _head_by_head(*arguments, 3), "the output", **NEAR)


def test_one_head_is_plain_attention(kata, rng):
    """1 head of width D = 3 over 5 tokens."""
    arguments = _random(rng, B=2, n=5, D=3)

    out = kata.multi_head_attention(*arguments, 1)

    assert_close(out, _head_by_head(*arguments, 1), "the output", **NEAR)


def test_heads_of_width_one(kata, rng):
    """D = 4 in 4 heads: each feature has an attention of its own."""
    arguments = _random(rng, B=1, n=3, D=4)

    out = kata.multi_head_attention(*arguments, 4)

    assert_close(out, _head_by_head(*arguments, 4), "the output", **NEAR)


def test_a_single_token_is_only_projected(kata):
    """With n = 1, Wv = [[1, 2], [0, 1]] and Wo = [[1, 0], [3, 1]] the token (2, 5) becomes (29, 9)."""
    Wv, Wo = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [3.0, 1.0]])

    out = kata.multi_head_attention(np.array([[[2.0, 5.0]]]), np.eye(2), np.eye(2), Wv, Wo, 2)

    assert_close(out, np.array([[[29.0, 9.0]]]), "the output", **NEAR)


def test_a_causal_mask_hides_the_future(kata, rng):
    """With a causal mask over 3 tokens and 2 heads, token i is a mixture of the tokens up to i."""
    arguments = _random(rng, B=2, n=3, D=4)

    out = kata.multi_head_attention(*arguments, 2, keep=CAUSAL)

    assert_close(out, _head_by_head(*arguments, 2, CAUSAL), "the output", **NEAR)


def test_a_row_of_the_mask_belongs_to_a_query(kata, rng):
    """keep[i, j] lets token i see token j; the mask here is neither symmetric nor triangular."""
    arguments, keep = _random(rng, B=1, n=3, D=4), np.array([[0, 1, 1], [1, 0, 0], [1, 1, 0]], bool)

    out = kata.multi_head_attention(*arguments, 2, keep=keep)

    assert_close(out, _head_by_head(*arguments, 2, keep), "the output", **NEAR)


def test_a_mask_per_head_does_not_exist(kata, rng):
    """With 3 heads and 3 tokens, sizes that a mask could be spread over wrongly, all heads share it."""
    arguments = _random(rng, B=3, n=3, D=6)

    out = kata.multi_head_attention(*arguments, 3, keep=CAUSAL)

    assert_close(out, _head_by_head(*arguments, 3, CAUSAL), "the output", **NEAR)


def _random(rng, B, n, D):
    return [rng.normal(size=(B, n, D)), *rng.normal(size=(4, D, D))]


def _head_by_head(x, Wq, Wk, Wv, Wo, heads, keep=None):
    d, out = x.shape[2] // heads, np.zeros(x.shape)
    for b, i, h in np.ndindex(x.shape[0], x.shape[1], heads):
        own = slice(h * d, (h + 1) * d)
        seen = [j for j in range(x.shape[1]) if keep is None or keep[i, j]]
        scores = [(x[b, i] @ Wq[:, own]) @ (x[b, j] @ Wk[:, own]) / d**0.5 for j in seen]
        shares = np.exp(scores) / sum(np.exp(scores))
        out[b, i, own] = sum(share * (x[b, j] @ Wv[:, own]) for share, j in zip(shares, seen))
    return out @ Wo

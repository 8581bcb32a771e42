import numpy as np

from grader.expect import assert_close

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def test_neighbouring_query_heads_share_values(kata):
    """4 query heads over 2 heads of values, all 1 and all 2: the outputs are 1, 1, 2, 2."""
    v = np.array([np.full((3, 1), 1.0), np.full((3, 1), 2.0)])

    out = kata.grouped_query_attention(np.zeros((4, 1, 1)), np.zeros((2, 3, 1)), v)

    assert_close(out, np.array([1.0, 1.0, 2.0, 2.0]).reshape(4, 1, 1), "the output", **NEAR)


def test_neighbouring_query_heads_share_keys(kata):
    """Keys of head 0 point to the first value, keys of head 1 to the second: 10, 10, 20, 20."""
    q, k = np.ones((4, 1, 1)), np.array([[[30.0], [0.0]], [[0.0], [30.0]]])

    out = kata.grouped_query_attention(q, k, np.array([[[10.0], [20.0]]] * 2))

    assert_close(out, np.array([10.0, 10.0, 20.0, 20.0]).reshape(4, 1, 1), "the output", **NEAR)


def test_each_query_head_keeps_its_own_attention(kata):
    """Two query heads that share keys look in opposite directions: 10 and 20."""
    q, k = np.array([[[1.0]], [[-1.0]]]), np.array([[[30.0], [0.0]]])

    out = kata.grouped_query_attention(q, k, np.array([[[10.0], [20.0]]]))

    assert_close(out, np.array([[[10.0]], [[20.0]]]), "the output", **NEAR)


def test_the_scale_is_the_root_of_the_width_of_a_head(kata):
    """With d = 4 dot products of 2 log 3 and 0 give the weights 3/4 and 1/4 in both heads."""
    q, k = np.zeros((2, 1, 4)), np.eye(4)[None, :2]
    q[:, :, 0] = 2 * np.log(3)

    out = kata.grouped_query_attention(q, k, np.array([[[4.0, 0, 0, 8.0], [8.0, 4.0, 0, 0]]]))

    assert_close(out, np.array([[[5.0, 1.0, 0.0, 6.0]]] * 2), "the output", **NEAR)


def test_each_query_divides_one_unit_of_weight_among_the_keys(kata, rng):
    """Where all values are 1 the outputs are 1, for 3 queries over 5 keys."""
    q, k = rng.normal(size=(4, 3, 2)), rng.normal(size=(2, 5, 2))

    out = kata.grouped_query_attention(q, k, np.ones((2, 5, 2)))

    assert_close(out, np.ones((4, 3, 2)), "the sum of the weights", **NEAR)


def test_groups_of_three(kata, rng):
    """6 query heads over 2 key/value heads: heads 0, 1, 2 share one, heads 3, 4, 5 the other."""
    q, k, v = _random(rng, Hq=6, Hkv=2, n=3, m=4, d=2)

    out = kata.grouped_query_attention(q, k, v)

    assert_close(out, _head_by_head(q, k, v, [0, 0, 0, 1, 1, 1]), "the output", **NEAR)


def test_three_groups_of_two(kata, rng):
    """6 query heads over 3 key/value heads, d = 5: the pairs are 0-1, 2-3 and 4-5."""
    q, k, v = _random(rng, Hq=6, Hkv=3, n=2, m=3, d=5)

    out = kata.grouped_query_attention(q, k, v)

    assert_close(out, _head_by_head(q, k, v, [0, 0, 1, 1, 2, 2]), "the output", **NEAR)


def test_one_key_value_head_is_multi_query_attention(kata, rng):
    """3 query heads over 1 key/value head: all of them use it."""
    q, k, v = _random(rng, Hq=3, Hkv=1, n=4, m=2, d=3)

    out = kata.grouped_query_attention(q, k, v)

    assert_close(out, _head_by_head(q, k, v, [0, 0, 0]), "the output", **NEAR)


def test_as_many_key_value_heads_is_multi_head_attention(kata, rng):
    """3 query heads over 3 key/value heads: each has its own."""
    q, k, v = _random(rng, Hq=3, Hkv=3, n=2, m=2, d=2)

    out = kata.grouped_query_attention(q, k, v)

    assert_close(out, _head_by_head(q, k, v, [0, 1, 2]), "the output", **NEAR)


def test_a_single_head(kata, rng):
    """1 query head over 1 key/value head, 1 query and 6 keys."""
    q, k, v = _random(rng, Hq=1, Hkv=1, n=1, m=6, d=3)

    out = kata.grouped_query_attention(q, k, v)

    assert_close(out, _head_by_head(q, k, v, [0]), "the output", **NEAR)


def _random(rng, Hq, Hkv, n, m, d):
    return rng.normal(size=(Hq, n, d)), rng.normal(size=(Hkv, m, d)), rng.normal(size=(Hkv, m, d))


def _head_by_head(q, k, v, shared):
    out = np.zeros(q.shape)
    for h, i in np.ndindex(q.shape[:2]):
        scores = [q[h, i] @ key / q.shape[2] ** 0.5 for key in k[shared[h]]]
        out[h, i] = np.exp(scores) @ v[shared[h]] / sum(np.exp(scores))
    return out

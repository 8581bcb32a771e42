import numpy as np

from grader.expect import assert_close

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def test_two_keys_by_hand(kata):
    """phi(0) = 1 and phi(2) = 3: values 4 and 8 have the weights 1/4 and 3/4, which gives 7."""
    out = kata.linear_attention(np.zeros((2, 1)), np.array([[0.0], [2.0]]), np.array([[4.0], [8.0]]))

    assert_close(out, np.array([[7.0], [7.0]]), "the output", **NEAR)


def test_negative_features_decay(kata):
    """phi(-log 3) = 1/3 and phi(0) = 1: values 4 and 8 have the weights 1/4 and 3/4."""
    out = kata.linear_attention(np.zeros((1, 1)), np.array([[-np.log(3)], [0.0]]), np.array([[4.0], [8.0]]))

    assert_close(out, np.array([[7.0]]), "the output", **NEAR)


def test_the_query_is_mapped_too(kata):
    """phi(q) = (3, 1/2) against phi(k) = (1, 4) and (1, 2): products 5 and 4, weights 5/9 and 4/9."""
    q, k = np.array([[2.0, -np.log(2)]]), np.array([[0.0, 3.0], [0.0, 1.0]])

    out = kata.linear_attention(q, k, np.array([[9.0], [18.0]]))

    assert_close(out, np.array([[13.0]]), "the output", **NEAR)


def test_weights_sum_to_one(kata, rng):
    """Where all 4 values are 1 the outputs are 1, however many keys there are."""
    out = kata.linear_attention(rng.normal(size=(3, 2)), rng.normal(size=(4, 2)), np.ones((4, 5)))

    assert_close(out, np.ones((3, 5)), "the sum of the weights", **NEAR)


def test_all_four_sizes_may_differ(kata, rng):
    """5 queries, 3 keys, d = 4 and e = 2 agree with the weights taken one by one."""
    q, k, v = rng.normal(size=(5, 4)), rng.normal(size=(3, 4)), rng.normal(size=(3, 2))

    out = kata.linear_attention(q, k, v)

    assert_close(out, _weight_by_weight(q, k, v, causal=False), "the output", **NEAR)


def test_features_below_zero_keep_a_denominator(kata):
    """Queries and keys of -2 throughout still average the values: 1, 2 and 6 give 3."""
    out = kata.linear_attention(np.full((1, 2), -2.0), np.full((3, 2), -2.0), np.array([[1.0], [2.0], [6.0]]))

    assert_close(out, np.array([[3.0]]), "the output", **NEAR)


def test_causal_by_hand(kata):
    """Keys with phi = 1, 3 and 4, values 4, 8 and 0: the causal outputs are 4, 7 and 3.5."""
    k, v = np.array([[0.0], [2.0], [3.0]]), np.array([[4.0], [8.0], [0.0]])

    out = kata.linear_attention(np.zeros((3, 1)), k, v, causal=True)

    assert_close(out, np.array([[4.0], [7.0], [3.5]]), "the output", **NEAR)


def test_the_first_causal_output_is_the_first_value(kata, rng):
    """Position 0 sees itself only, so its output is v[0] = (2, -3)."""
    q, k, v = rng.normal(size=(4, 3)), rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    v[0] = [2.0, -3.0]

    out = kata.linear_attention(q, k, v, causal=True)

    assert_close(out[:1], np.array([[2.0, -3.0]]), "the output of position 0", **NEAR)


def test_causal_weights_sum_to_one(kata, rng):
    """Where all values are 1 each causal output is 1, early or late."""
    out = kata.linear_attention(
        rng.normal(size=(5, 2)), rng.normal(size=(5, 2)), np.ones((5, 3)), causal=True
    )

    assert_close(out, np.ones((5, 3)), "the sum of the weights", **NEAR)


def test_causal_agrees_with_the_weights_taken_one_by_one(kata, rng):
    """5 positions, d = 3 and e = 2."""
    q, k, v = rng.normal(size=(5, 3)), rng.normal(size=(5, 3)), rng.normal(size=(5, 2))

    out = kata.linear_attention(q, k, v, causal=True)

    assert_close(out, _weight_by_weight(q, k, v, causal=True), "the output", **NEAR)


def test_equal_sizes_do_not_confuse(kata, rng):
    """n = m = d = e = 3, without and with causality."""
    q, k, v = rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), rng.normal(size=(3, 3))

    for causal in (False, True):
        out = kata.linear_attention(q, k, v, causal=causal)

        assert_close(out, _weight_by_weight(q, k, v, causal), f"the output with {causal=}", **NEAR)


def test_a_single_position(kata):
    """One query and one key: the output is the value, causal or not."""
    for causal in (False, True):
        out = kata.linear_attention(
            np.array([[-1.0]]), np.array([[5.0]]), np.array([[3.0, 4.0]]), causal=causal
        )

        assert_close(out, np.array([[3.0, 4.0]]), f"the output with {causal=}", **NEAR)


def _weight_by_weight(q, k, v, causal):
    rows = []
    for i, query in enumerate(q):
        seen = range(i + 1) if causal else range(len(k))
        weights = [sum(_phi(a) * _phi(b) for a, b in zip(query, k[j])) for j in seen]
        rows.append(sum(weight * v[j] for weight, j in zip(weights, seen)) / sum(weights))
    return np.array(rows)


def _phi(t):
    return t + 1 if t > 0 else np.exp(t)

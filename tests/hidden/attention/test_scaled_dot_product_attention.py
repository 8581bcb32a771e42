import numpy as np

from grader.expect import assert_close

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def test_a_score_of_log_3_outweighs_a_score_of_0_three_to_one(kata):
    """With d = 4 a dot product of 2 log 3 gives the score log 3: weights 3/4 and 1/4."""
    q, k = np.array([[2 * np.log(3), 0.0, 0.0, 0.0]]), np.eye(4)[:2]

    out = kata.scaled_dot_product_attention(q, k, np.array([[4.0, 0.0], [8.0, 4.0]]))

    assert_close(out, np.array([[5.0, 1.0]]), "the output", **NEAR)


def test_equal_scores_give_the_mean_of_the_values(kata):
    """A query of 0 matches all keys alike: values 1, 2 and 6 give 3."""
    k = np.array([[1.0, 2.0], [3.0, 4.0], [-5.0, 6.0]])

    out = kata.scaled_dot_product_attention(np.zeros((1, 2)), k, np.array([[1.0], [2.0], [6.0]]))

    assert_close(out, np.array([[3.0]]), "the output", **NEAR)


def test_the_scale_comes_from_the_width_of_the_keys(kata):
    """With d = 16 and values of width 4 a dot product of 4 log 3 still gives the weights 3/4 and 1/4."""
    q, k = np.full((1, 16), np.log(3) / 4), np.stack([np.ones(16), np.zeros(16)])

    out = kata.scaled_dot_product_attention(q, k, np.array([[4.0, 0.0, 8.0, 4.0], [0.0, 4.0, 8.0, 0.0]]))

    assert_close(out, np.array([[3.0, 1.0, 8.0, 3.0]]), "the output", **NEAR)


def test_a_key_of_width_1_needs_no_scale(kata):
    """With d = 1 a dot product of log 3 gives the weights 3/4 and 1/4, whatever the width of the values."""
    q, k = np.array([[1.0]]), np.array([[np.log(3)], [0.0]])

    out = kata.scaled_dot_product_attention(q, k, np.array([[4.0, 0.0, 8.0, 4.0], [0.0, 4.0, 8.0, 0.0]]))

    assert_close(out, np.array([[3.0, 1.0, 8.0, 3.0]]), "the output", **NEAR)


def test_each_query_divides_one_unit_of_weight_among_the_keys(kata, rng):
    """Where all 3 values are 1, each of 5 queries gets 1."""
    q, k = rng.normal(size=(5, 4)), rng.normal(size=(3, 4))

    out = kata.scaled_dot_product_attention(q, k, np.ones((3, 2)))

    assert_close(out, np.ones((5, 2)), "the sum of the weights", **NEAR)


def test_all_four_sizes_may_differ(kata, rng):
    """5 queries, 3 keys, d = 4 and e = 2 agree with the definition, query by query."""
    q, k, v = rng.normal(size=(5, 4)), rng.normal(size=(3, 4)), rng.normal(size=(3, 2))

    out = kata.scaled_dot_product_attention(q, k, v)

    assert_close(out, _one_query_at_a_time(q, k, v), "the output", **NEAR)


def test_as_many_keys_as_features(kata, rng):
    """3 keys of width 3 are compared as rows, which a square matrix does not tell by its shape."""
    q, k, v = rng.normal(size=(2, 3)), rng.normal(size=(3, 3)), rng.normal(size=(3, 3))

    out = kata.scaled_dot_product_attention(q, k, v)

    assert_close(out, _one_query_at_a_time(q, k, v), "the output", **NEAR)


def test_members_of_a_batch_do_not_mix(kata, rng):
    """In a batch of 3, with 3 keys of width 3, each member gets its own attention."""
    q, k, v = rng.normal(size=(3, 4, 3)), rng.normal(size=(3, 3, 3)), rng.normal(size=(3, 3, 2))

    out = kata.scaled_dot_product_attention(q, k, v)

    alone = np.stack([_one_query_at_a_time(*member) for member in zip(q, k, v)])
    assert_close(out, alone, "the output of the batch", **NEAR)


def test_batch_and_head_axes_are_both_leading(kata, rng):
    """Leading axes (2, 1) in front of queries, keys and values come back in front of the output."""
    q, k, v = (rng.normal(size=(2, 1, *shape)) for shape in [(4, 2), (3, 2), (3, 5)])

    out = kata.scaled_dot_product_attention(q, k, v)

    alone = np.stack([_one_query_at_a_time(q[i, 0], k[i, 0], v[i, 0])[None] for i in range(2)])
    assert_close(out, alone, "the output", **NEAR)


def test_scores_of_thousands_differ_by_their_difference(kata):
    """Scores of 3000, 2999 and 0 give the weights e/(1 + e), 1/(1 + e) and 0."""
    q, k = np.array([[2.0, 0.0, 0.0, 0.0]]), np.array([[3000.0, 0, 0, 0], [2999.0, 0, 0, 0], [0, 0, 0, 0]])

    out = kata.scaled_dot_product_attention(q, k, np.array([[1.0], [0.0], [9.0]]))

    assert_close(out, np.array([[np.e / (1 + np.e)]]), "the output", **NEAR)


def test_a_row_of_low_scores_survives_beside_a_row_of_high_scores(kata):
    """One query scores 1000 and 1000, the other -1000 and -1000: both take the mean."""
    q, k = np.array([[2000.0, 0.0, 0.0, 0.0], [-2000.0, 0.0, 0.0, 0.0]]), np.eye(4)[[0, 0]]

    out = kata.scaled_dot_product_attention(q, k, np.array([[2.0], [6.0]]))

    assert_close(out, np.array([[4.0], [4.0]]), "the output", **NEAR)


def _one_query_at_a_time(q, k, v):
    rows = []
    for query in q:
        scores = [sum(a * b for a, b in zip(query, key)) / len(query) ** 0.5 for key in k]
        shares = [np.exp(score) for score in scores]
        rows.append(sum(share * value for share, value in zip(shares, v)) / sum(shares))
    return np.array(rows)

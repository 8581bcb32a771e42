import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def example(padding):
    """Sequences of three, one and two tokens of two features, padded to four tokens."""
    p = [padding, 2 * padding]
    tokens = [[[1, 5], [3, 9], [2, 4], p], [[6, 0], p, p, p], [[8, 8], [4, 10], p, p]]
    return np.array(tokens, float), np.array([3, 1, 2])


def test_batch_mean_is_that_of_the_valid_tokens(kata):
    """Features (1, 3, 2, 6, 8, 4) and (5, 9, 4, 0, 8, 10) of six tokens have means 4 and 6."""
    got = kata.padded_sequence_statistics(*example(0.0))

    assert_close(got["bn_mean"], np.array([4.0, 6.0]), "bn_mean", **CLOSE)


def test_batch_variance_is_that_of_the_valid_tokens(kata):
    """The squared deviations of the six tokens sum to 34 and 70: variances 34/6 and 70/6."""
    got = kata.padded_sequence_statistics(*example(0.0))

    assert_close(got["bn_var"], np.array([34.0, 70.0]) / 6, "bn_var", **CLOSE)


def test_padding_values_do_not_matter(kata):
    """Padding of 500 and 1000 in place of zeros leaves the batch statistics as they are."""
    got = kata.padded_sequence_statistics(*example(500.0))

    assert_close(got["bn_mean"], np.array([4.0, 6.0]), "bn_mean", **CLOSE)
    assert_close(got["bn_var"], np.array([34.0, 70.0]) / 6, "bn_var", **CLOSE)


def test_tokens_count_the_same_in_short_and_long_sequences(kata):
    """Three tokens of 0 and one token of 8 have mean 2 and variance 12."""
    x = np.array([[[0.0], [0.0], [0.0]], [[8.0], [7.0], [7.0]]])

    got = kata.padded_sequence_statistics(x, np.array([3, 1]))

    assert_close(
        (got["bn_mean"], got["bn_var"]), (np.array([2.0]), np.array([12.0])), "bn_mean and bn_var", **CLOSE
    )


def test_layer_statistics_belong_to_one_token(kata):
    """Token (1, 5) has mean 3 and variance 4, token (4, 10) has mean 7 and variance 9; padding gets 0."""
    got = kata.padded_sequence_statistics(*example(0.0))

    mean = np.array([[3.0, 6.0, 3.0, 0.0], [3.0, 0.0, 0.0, 0.0], [8.0, 7.0, 0.0, 0.0]])
    var = np.array([[4.0, 9.0, 1.0, 0.0], [9.0, 0.0, 0.0, 0.0], [0.0, 9.0, 0.0, 0.0]])
    assert_close((got["ln_mean"], got["ln_var"]), (mean, var), "ln_mean and ln_var", **CLOSE)


def test_layer_statistics_are_zero_at_padding(kata):
    """Where the padding holds (500, 1000) both layer statistics are 0."""
    x, lengths = example(500.0)

    got = kata.padded_sequence_statistics(x, lengths)

    padding = np.arange(4) >= lengths[:, None]
    assert_close(got["ln_mean"][padding], np.zeros(6), "ln_mean at padding", **CLOSE)
    assert_close(got["ln_var"][padding], np.zeros(6), "ln_var at padding", **CLOSE)


def test_one_more_sequence_moves_the_batch_statistics_alone(kata):
    """Beside a token (9, 1) the token (1, 5) keeps its layer mean of 3; the batch means become (5, 3)."""
    both = kata.padded_sequence_statistics(np.array([[[1.0, 5.0]], [[9.0, 1.0]]]), np.array([1, 1]))

    assert_close(both["ln_mean"], np.array([[3.0], [5.0]]), "ln_mean", **CLOSE)
    assert_close(both["bn_mean"], np.array([5.0, 3.0]), "bn_mean", **CLOSE)


def test_full_sequences_need_no_mask(kata, rng):
    """Two sequences of three tokens without padding: plain means and variances."""
    x = rng.normal(2.0, 3.0, (2, 3, 4))

    got = kata.padded_sequence_statistics(x, np.array([3, 3]))

    tokens = x.reshape(6, 4)
    mean, token_mean = tokens.sum(0) / 6, tokens.sum(1) / 4
    assert_close(got["bn_var"], ((tokens - mean) ** 2).sum(0) / 6, "bn_var", **CLOSE)
    assert_close(got["ln_mean"], token_mean.reshape(2, 3), "ln_mean", **CLOSE)
    assert_close(got["ln_var"].ravel(), ((tokens - token_mean[:, None]) ** 2).sum(1) / 4, "ln_var", **CLOSE)


def test_batch_of_one_sequence(kata):
    """One sequence of the tokens (1, 3), (5, 9) and a padded one: batch means (3, 6), variances (4, 9)."""
    x = np.array([[[1.0, 3.0], [5.0, 9.0], [70.0, -70.0]]])

    got = kata.padded_sequence_statistics(x, np.array([2]))

    expected = {
        "bn_mean": [3.0, 6.0],
        "bn_var": [4.0, 9.0],
        "ln_mean": [[2.0, 7.0, 0.0]],
        "ln_var": [[1.0, 4.0, 0.0]],
    }
    assert_close(got, {key: np.array(value) for key, value in expected.items()}, "the statistics", **CLOSE)


def test_batch_of_sequences_of_all_lengths(kata, rng):
    """Four sequences of 1, 5, 2 and 4 tokens of three features, padded to five: every statistic."""
    x, lengths = rng.normal(1.0, 2.0, (4, 5, 3)), np.array([1, 5, 2, 4])

    got = kata.padded_sequence_statistics(x, lengths)

    valid = [(i, t) for i in range(4) for t in range(lengths[i])]
    tokens = np.array([x[i, t] for i, t in valid])
    mean = tokens.sum(axis=0) / 12
    ln_mean, ln_var = np.zeros((4, 5)), np.zeros((4, 5))
    for i, t in valid:
        ln_mean[i, t] = sum(x[i, t]) / 3
        ln_var[i, t] = sum((x[i, t] - ln_mean[i, t]) ** 2) / 3
    expected = {
        "bn_mean": mean,
        "bn_var": ((tokens - mean) ** 2).sum(axis=0) / 12,
        "ln_mean": ln_mean,
        "ln_var": ln_var,
    }
    assert_close(got, expected, "the statistics", **CLOSE)

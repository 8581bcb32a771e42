import numpy as np

from grader.expect import assert_close, assert_equal

# Loose enough for an answer that computes in float32.
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def test_a_masked_entry_leaves_its_share_to_the_others(kata):
    """Scores 0, log 3 and 9, the last one masked, give 1/4, 3/4 and 0."""
    p = kata.masked_softmax(np.array([[0.0, np.log(3), 9.0]]), np.array([[True, True, False]]))

    assert_close(p, np.array([[0.25, 0.75, 0.0]]), "the weights", **NEAR)


def test_with_everything_kept_it_is_the_softmax(kata):
    """Scores log 1, log 2, log 3 and log 4 give 0.1, 0.2, 0.3 and 0.4."""
    p = kata.masked_softmax(np.log([[1.0, 2.0, 3.0, 4.0]]), np.ones((1, 4), bool))

    assert_close(p, np.array([[0.1, 0.2, 0.3, 0.4]]), "the weights", **NEAR)


def test_a_single_kept_entry_takes_everything(kata):
    """In each row of the identity mask one entry is 1, the others are exactly 0."""
    p = kata.masked_softmax(np.array([[1.0, 5.0, 2.0], [4.0, 1.0, 3.0]]), np.eye(2, 3, dtype=bool))

    assert_close(p, np.eye(2, 3), "the weights", **NEAR)
    assert_equal(p * (1 - np.eye(2, 3)), np.zeros((2, 3)), "the masked weights")


def test_each_row_follows_its_own_mask(kata, rng):
    """3 rows over 5 entries, with 1 to 4 kept, agree with the softmax of what is kept."""
    s, keep = rng.normal(size=(3, 5)), np.array([[1, 1, 0, 1, 1], [0, 0, 1, 0, 0], [0, 1, 1, 0, 1]], bool)

    p = kata.masked_softmax(s, keep)

    assert_close(p, _row_by_row(s, keep), "the weights", **NEAR)


def test_a_row_with_nothing_kept_is_zero(kata):
    """A row whose 3 entries are all masked gives 0, 0, 0, and its neighbour is untouched."""
    keep = np.array([[False, False, False], [True, True, False]])

    p = kata.masked_softmax(np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]]), keep)

    assert_close(p, np.array([[0.0, 0.0, 0.0], [0.5, 0.5, 0.0]]), "the weights", **NEAR)


def test_masked_nan_and_infinity_do_not_leak(kata):
    """Masked scores of NaN, inf, -inf and 1e9 leave the two kept scores at 1/4 and 3/4."""
    s = np.array([[0.0, bad, np.log(3)] for bad in (np.nan, np.inf, -np.inf, 1e9)])

    p = kata.masked_softmax(s, np.array([[True, False, True]] * 4))

    assert_close(p, np.array([[0.25, 0.0, 0.75]] * 4), "the weights", **NEAR)


def test_a_masked_row_of_nan_is_zero(kata):
    """A row of NaN and inf with nothing kept gives zeros."""
    p = kata.masked_softmax(np.array([[np.nan, np.inf, -np.inf]]), np.zeros((1, 3), bool))

    assert_close(p, np.zeros((1, 3)), "the weights", **NEAR)


def test_very_low_kept_scores_beat_masked_ones(kata):
    """Two kept scores of -2e9 share the weight; a masked 0 gets none."""
    p = kata.masked_softmax(np.array([[-2e9, -2e9, 0.0]]), np.array([[True, True, False]]))

    assert_close(p, np.array([[0.5, 0.5, 0.0]]), "the weights", **NEAR)


def test_a_masked_score_does_not_set_the_scale(kata):
    """A masked score of 10000 leaves kept scores of 0 and 0 at 1/2 each."""
    p = kata.masked_softmax(np.array([[0.0, 10000.0, 0.0]]), np.array([[True, False, True]]))

    assert_close(p, np.array([[0.5, 0.0, 0.5]]), "the weights", **NEAR)


def test_rows_far_apart_are_shifted_each_by_itself(kata):
    """Kept scores of 3000, 2999 and 0 give e/(1 + e), 1/(1 + e) and 0; -3000 and -3000 give 1/2 and 1/2."""
    s, keep = (
        np.array([[3000.0, 2999.0, 0.0], [-3000.0, -3000.0, 0.0]]),
        np.array([[1, 1, 1], [1, 1, 0]], bool),
    )

    p = kata.masked_softmax(s, keep)

    high = [np.e / (1 + np.e), 1 / (1 + np.e), 0.0]
    assert_close(p, np.array([high, [0.5, 0.5, 0.0]]), "the weights", **NEAR)


def test_a_mask_of_one_axis_is_about_the_keys(kata, rng):
    """A mask of shape (3,) over 3 x 3 scores removes the same column from each row."""
    s, keep = rng.normal(size=(3, 3)), np.array([True, False, True])

    p = kata.masked_softmax(s, keep)

    assert_close(p, _row_by_row(s, np.array([keep] * 3)), "the weights", **NEAR)


def test_one_mask_serves_a_batch(kata, rng):
    """A mask of shape (2, 3) applies to all members and heads of scores of shape (4, 1, 2, 3)."""
    s, keep = rng.normal(size=(4, 1, 2, 3)), np.array([[True, False, True], [True, True, False]])

    p = kata.masked_softmax(s, keep)

    expected = np.stack([_row_by_row(member[0], keep)[None] for member in s])
    assert_close(p, expected, "the weights", **NEAR)


def test_a_mask_per_member_of_the_batch(kata, rng):
    """A mask of shape (2, 1, 4), one row of padding per member, applies to all 3 queries of the member."""
    s, keep = rng.normal(size=(2, 3, 4)), np.array([[[1, 1, 1, 0]], [[1, 0, 0, 0]]], bool)

    p = kata.masked_softmax(s, keep)

    expected = np.stack([_row_by_row(one, np.repeat(mask, 3, axis=0)) for one, mask in zip(s, keep)])
    assert_close(p, expected, "the weights", **NEAR)


def _row_by_row(s, keep):
    out = np.zeros(s.shape)
    for i, row in enumerate(s):
        kept = [j for j in range(len(row)) if keep[i, j]]
        for j in kept:
            out[i, j] = 1 / sum(np.exp(row[other] - row[j]) for other in kept)
    return out

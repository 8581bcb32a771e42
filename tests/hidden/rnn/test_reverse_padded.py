import numpy as np

from grader.expect import assert_close


def sequence(*values):
    """A batch of one sequence with one feature."""
    return np.array(values, dtype=float)[None, :, None]


def test_one_sequence_by_hand(kata):
    """1 2 3 with two steps of padding, 8 and 9, becomes 3 2 1 8 9."""
    y = kata.reverse_padded(sequence(1, 2, 3, 8, 9), np.array([3]))

    assert_close(y, sequence(3, 2, 1, 8, 9))


def test_even_length_by_hand(kata):
    """1 2 3 4 with one step of padding, 9, becomes 4 3 2 1 9."""
    y = kata.reverse_padded(sequence(1, 2, 3, 4, 9), np.array([4]))

    assert_close(y, sequence(4, 3, 2, 1, 9))


def test_full_length_is_a_plain_reversal(kata, rng):
    """Without padding a sequence of 6 steps is reversed from end to end."""
    x = rng.normal(size=(1, 6, 2))

    y = kata.reverse_padded(x, np.array([6]))

    assert_close(y, np.array([x[:, t] for t in (5, 4, 3, 2, 1, 0)]).swapaxes(0, 1))


def test_length_zero_is_left_alone(kata):
    """A sequence of length 0 is nothing but padding and stays as it is, here 7 8 9."""
    y = kata.reverse_padded(sequence(7, 8, 9), np.array([0]))

    assert_close(y, sequence(7, 8, 9))


def test_length_one_is_left_alone(kata):
    """A sequence of one valid step stays as it is, here 5 with padding 8 9."""
    y = kata.reverse_padded(sequence(5, 8, 9), np.array([1]))

    assert_close(y, sequence(5, 8, 9))


def test_every_sequence_has_its_own_length(kata):
    """Lengths 2, 4, 0 and 3 in one batch are each respected."""
    row = [1.0, 2.0, 3.0, 4.0]
    x = np.array([row, row, row, row])[:, :, None]

    y = kata.reverse_padded(x, np.array([2, 4, 0, 3]))

    assert_close(y, np.array([[2.0, 1, 3, 4], [4, 3, 2, 1], [1, 2, 3, 4], [3, 2, 1, 4]])[:, :, None])


def test_features_keep_their_places(kata):
    """Steps (1, 2, 3) and (4, 5, 6) trade places; the order inside each stays."""
    x = np.array([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [0.0, 0.0, 7.0]]])

    y = kata.reverse_padded(x, np.array([2]))

    assert_close(y, np.array([[[4.0, 5.0, 6.0], [1.0, 2.0, 3.0], [0.0, 0.0, 7.0]]]))


def test_first_output_is_the_last_valid_input(kata, rng):
    """With lengths 5, 3 and 2, y[b, 0] is x[b, L - 1] and y[b, L - 1] is x[b, 0]."""
    x, lengths = rng.normal(size=(3, 5, 2)), np.array([5, 3, 2])

    y = kata.reverse_padded(x, lengths)

    assert_close(y[:, 0], np.array([x[0, 4], x[1, 2], x[2, 1]]), "the first steps")
    assert_close(np.array([y[0, 4], y[1, 2], y[2, 1]]), x[:, 0], "the last valid steps")


def test_twice_is_nothing(kata, rng):
    """Reversing twice gives back the batch, padding included, and once does not."""
    x, lengths = rng.normal(size=(3, 6, 2)), np.array([6, 4, 1])

    once = kata.reverse_padded(x, lengths)
    twice = kata.reverse_padded(np.array(once), lengths)

    assert_close(twice, x, "the batch reversed twice")
    assert_close(once[1, :4], np.array([x[1, 3], x[1, 2], x[1, 1], x[1, 0]]), "a sequence reversed once")


def test_padding_never_enters(kata, rng):
    """Changing the padding leaves the valid steps of the result as they were."""
    x, lengths = rng.normal(size=(2, 5, 3)), np.array([2, 4])
    other = x.copy()
    other[0, 2:], other[1, 4:] = 1000.0, -1000.0

    y, changed = kata.reverse_padded(x, lengths), kata.reverse_padded(other, lengths)

    assert_close(changed[0, :2], np.array([x[0, 1], x[0, 0]]), "the valid steps of sequence 0")
    assert_close(changed[1, :4], np.array(y[1, :4]), "the valid steps of sequence 1")
    assert_close(changed[0, 2:], other[0, 2:], "the padding of sequence 0")

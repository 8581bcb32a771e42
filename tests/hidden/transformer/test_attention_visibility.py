import numpy as np

from grader.expect import assert_equal


def table(text):
    """A mask from rows of 0 and 1."""
    return np.array([[letter == "1" for letter in row] for row in text.split()])


def test_encoder_sees_everything(kata):
    """In an encoder of 3 tokens every token sees all 3."""
    visible = kata.attention_visibility("encoder", 3)

    assert_equal(visible, np.ones((3, 3), dtype=bool), "the mask")


def test_decoder_sees_itself_and_the_past(kata):
    """In a decoder row i sees columns 0 to i."""
    visible = kata.attention_visibility("decoder", 4)

    assert_equal(visible, table("1000 1100 1110 1111"), "the mask")


def test_prefix_is_read_in_both_directions(kata):
    """With a prefix of 3 among 5 tokens, rows 0 to 2 see columns 0 to 2 and the rest is causal."""
    visible = kata.attention_visibility("prefix_lm", 5, prefix=3)

    assert_equal(visible, table("11100 11100 11100 11110 11111"), "the mask")


def test_first_target_is_hidden_from_the_prefix(kata):
    """With a prefix of 1 nothing changes: the mask is causal."""
    visible = kata.attention_visibility("prefix_lm", 3, prefix=1)

    assert_equal(visible, table("100 110 111"), "the mask")


def test_empty_prefix_is_a_decoder(kata):
    """A prefix LM without a prefix is a decoder."""
    visible = kata.attention_visibility("prefix_lm", 3)

    assert_equal(visible, table("100 110 111"), "the mask")


def test_prefix_of_everything_is_an_encoder(kata):
    """A prefix of all 4 tokens leaves nothing hidden."""
    visible = kata.attention_visibility("prefix_lm", 4, prefix=4)

    assert_equal(visible, np.ones((4, 4), dtype=bool), "the mask")


def test_only_a_prefix_lm_has_a_prefix(kata):
    """A decoder and an encoder are as they are, whatever the prefix."""
    decoder = kata.attention_visibility("decoder", 3, prefix=2)
    encoder = kata.attention_visibility("encoder", 3, prefix=1)

    assert_equal(decoder, table("100 110 111"), "the decoder's mask")
    assert_equal(encoder, np.ones((3, 3), dtype=bool), "the encoder's mask")


def test_padding_removes_columns_of_an_encoder(kata):
    """Padding at positions 2 and 3 hides them from every row; their own rows still see 0 and 1."""
    visible = kata.attention_visibility("encoder", 4, keep=np.array([True, True, False, False]))

    assert_equal(visible, table("1100 1100 1100 1100"), "the mask")


def test_padding_removes_columns_of_a_decoder(kata):
    """With padding in front and at the end, a decoder row sees the real tokens up to itself."""
    visible = kata.attention_visibility("decoder", 5, keep=np.array([False, True, True, True, False]))

    assert_equal(visible, table("00000 01000 01100 01110 01110"), "the mask")


def test_padding_inside_the_prefix_stays_hidden(kata):
    """A padded token inside a prefix of 3 is hidden like any other."""
    keep = np.array([True, False, True, True, True])

    visible = kata.attention_visibility("prefix_lm", 5, prefix=3, keep=keep)

    assert_equal(visible, table("10100 10100 10100 10110 10111"), "the mask")


def test_single_token(kata):
    """One token sees itself, in each of the three."""
    for kind in ("encoder", "decoder", "prefix_lm"):
        visible = kata.attention_visibility(kind, 1)

        assert_equal(visible, np.array([[True]]), f"the mask of one token, {kind}")


def test_every_pair_of_a_longer_sequence(kata, rng):
    """For 9 tokens, a prefix of 4 and random padding each of the 81 answers is the definition's."""
    keep = rng.random(9) < 0.6

    visible = kata.attention_visibility("prefix_lm", 9, prefix=4, keep=keep)

    expected = [[bool(keep[j]) and (j <= i or j < 4) for j in range(9)] for i in range(9)]
    assert_equal(visible, np.array(expected), "the mask")

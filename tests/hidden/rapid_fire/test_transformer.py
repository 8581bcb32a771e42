from grader.expect import assert_letters, assert_number


def test_q21_encoder_block_weights(kata):
    """The weights of a block with d = 512 and inner width 2048."""
    assert_number(kata.q21_encoder_block_weights(), 3145728, 0)


def test_q22_cross_attention_family(kata):
    """The model family with cross-attention."""
    assert_letters(kata.q22_cross_attention_family(), "C")


def test_q23_sinusoid_at_one(kata):
    """PE(pos = 1, dimension 0) of the sinusoidal encoding, to 4 decimals."""
    assert_number(kata.q23_sinusoid_at_one(), 0.8415, 5e-05)


def test_q24_pre_norm_stream_variance(kata):
    """The stream variance after 24 pre-norm sublayers."""
    assert_number(kata.q24_pre_norm_stream_variance(), 25, 0)

from grader.expect import assert_letters, assert_number


def test_layer_norm_of_four_values(kata):
    """The first of four features after LayerNorm, to four decimals."""
    assert_number(kata.layer_norm_of_four_values(), -1.3416, 5e-5)


def test_rms_norm_of_four_values(kata):
    """The first of four features after RMSNorm, to four decimals."""
    assert_number(kata.rms_norm_of_four_values(), 0.3651, 5e-5)


def test_rms_norm_facts(kata):
    """Six statements about RMSNorm are told apart."""
    assert_letters(kata.rms_norm_facts(), "abde")


def test_axes_of_each_norm(kata):
    """Six statements about the axes of each normalization are told apart."""
    assert_letters(kata.axes_of_each_norm(), "abcd")


def test_batch_norm_with_small_batches(kata):
    """Seven statements about BatchNorm and small batches are told apart."""
    assert_letters(kata.batch_norm_with_small_batches(), "abcef")


def test_layer_norm_in_transformers(kata):
    """Six statements about the normalization of Transformers are told apart."""
    assert_letters(kata.layer_norm_in_transformers(), "abcf")


def test_sync_variance_of_two_gpus(kata):
    """The variance of the samples of two GPUs together."""
    assert_number(kata.sync_variance_of_two_gpus(), 5.0, 1e-9)


def test_normalization_pitfalls(kata):
    """Seven statements about effects and pitfalls are told apart."""
    assert_letters(kata.normalization_pitfalls(), "abcef")

from grader.expect import assert_close, assert_letters, assert_number


def test_q25_bn_mean_std_by_hand(kata):
    """sigma = 1 and 4 values give 0.5."""
    assert_close(kata.q25_bn_mean_std(1.0, 4), 0.5, "the standard error")


def test_q25_bn_mean_std_scales_with_sigma(kata):
    """sigma = 2 and 64 values give 0.25."""
    assert_close(kata.q25_bn_mean_std(2.0, 64), 0.25, "the standard error")


def test_q25_bn_mean_std_of_one_value(kata):
    """A single value has the error of the value itself, sigma = 3."""
    assert_close(kata.q25_bn_mean_std(3.0, 1), 3.0, "the standard error")


def test_q25_bn_mean_std_of_a_number_without_a_root(kata):
    """sigma = 1.7 and 10 values: ten times the squared error is 2.89."""
    error = kata.q25_bn_mean_std(1.7, 10)

    assert_close(10 * error * error, 2.89, "n times the squared error")


def test_q25_bn_mean_std_of_simulated_batches(kata, rng):
    """The means of 20000 batches of 16 values with sigma = 3 spread by what it says, within 5 %."""
    spread = rng.normal(scale=3.0, size=(20000, 16)).mean(axis=1).std()

    assert_close(kata.q25_bn_mean_std(3.0, 16), float(spread), "the standard error", rtol=0.05)


def test_q26_layer_norm_statistics(kata):
    """What LayerNorm in a Transformer takes its statistics over."""
    assert_letters(kata.q26_layer_norm_statistics(), "D")


def test_q27_rms_norm_by_hand(kata):
    """The first component of RMSNorm of (3, 4), to 4 decimals."""
    assert_number(kata.q27_rms_norm_by_hand(), 0.8485, 5e-05)


def test_q28_group_norm_means(kata):
    """The means of GroupNorm(G=32) on (8, 256, 14, 14)."""
    assert_number(kata.q28_group_norm_means(), 256, 0)

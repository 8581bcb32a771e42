from grader.expect import assert_equal

# Whole numbers as floats: both 1792 and 1792.0 are right.


def test_a_small_layer_by_hand(kata):
    """2 to 5 channels, k = 3, output 4x7: 90 weights and 5 biases make 95 parameters; 28 * 90 = 2520 MACs."""
    assert_equal(kata.conv_cost(2, 5, 3, 4, 7), (95.0, 2520.0), "(params, macs)")


def test_the_first_layer_of_vgg(kata):
    """3 to 64 channels, k = 3, output 224x224: 1792 parameters and 86,704,128 MACs."""
    assert_equal(kata.conv_cost(3, 64, 3, 224, 224), (1792.0, 86704128.0), "(params, macs)")


def test_no_bias_saves_one_parameter_per_output_channel(kata):
    """Without bias, 2 to 5 channels with k = 3 have 90 parameters, and the MACs are the same 2520."""
    assert_equal(kata.conv_cost(2, 5, 3, 4, 7, bias=False), (90.0, 2520.0), "(params, macs)")


def test_parameters_do_not_depend_on_the_output_size(kata):
    """A 1x1 output and a 9x4 output have the same 95 parameters, and 90 and 3240 MACs."""
    assert_equal(kata.conv_cost(2, 5, 3, 1, 1), (95.0, 90.0), "(params, macs) at one position")
    assert_equal(kata.conv_cost(2, 5, 3, 9, 4), (95.0, 3240.0), "(params, macs) at 36 positions")


def test_groups_divide_the_weights_once(kata):
    """8 to 12 channels in 4 groups, k = 3, output 5x6: 12 * 2 * 9 + 12 = 228 parameters and 6480 MACs."""
    assert_equal(kata.conv_cost(8, 12, 3, 5, 6, groups=4), (228.0, 6480.0), "(params, macs)")


def test_a_depthwise_layer_has_one_filter_per_channel(kata):
    """16 channels in 16 groups, k = 5, output 3x2, no bias: 400 parameters and 2400 MACs."""
    assert_equal(kata.conv_cost(16, 16, 5, 3, 2, groups=16, bias=False), (400.0, 2400.0), "(params, macs)")


def test_a_depthwise_layer_with_a_multiplier(kata):
    """6 to 18 channels in 6 groups, k = 2, output 4x3: 72 weights and 18 biases; 864 MACs."""
    assert_equal(kata.conv_cost(6, 18, 2, 4, 3, groups=6), (90.0, 864.0), "(params, macs)")


def test_a_pointwise_layer_is_a_matrix(kata):
    """32 to 8 channels, k = 1, output 7x5: 256 weights and 8 biases; 35 * 256 = 8960 MACs."""
    assert_equal(kata.conv_cost(32, 8, 1, 7, 5), (264.0, 8960.0), "(params, macs)")

from grader.expect import assert_equal

# Whole numbers as floats: both 212 and 212.0 are right.

CONV, POOL = (3, 1, 1), (2, 2, 1)


def span_and_jump(layers):
    """Follow output units 0 and 1 back to the pixels that they touch."""
    touched = []
    for unit in (0, 1):
        pixels = {unit}
        for k, s, d in reversed(layers):
            pixels = {i * s + u * d for i in pixels for u in range(k)}
        touched.append(pixels)
    return float(max(touched[0]) - min(touched[0]) + 1), float(min(touched[1]) - min(touched[0]))


def bottlenecks(blocks, stride, on_the_3x3=True):
    """The layers of a stage of ResNet-50."""
    first = [(1, 1, 1), (3, stride, 1)] if on_the_3x3 else [(1, stride, 1), (3, 1, 1)]
    return [*first, (1, 1, 1)] + [(1, 1, 1), CONV, (1, 1, 1)] * (blocks - 1)


def test_one_layer_sees_its_kernel(kata):
    """One 3-tap layer sees 3 pixels with jump 1; with stride 2 it sees 3 pixels with jump 2."""
    assert_equal(kata.receptive_field([(3, 1, 1)]), (3.0, 1.0), "(rf, jump)")
    assert_equal(kata.receptive_field([(3, 2, 1)]), (3.0, 2.0), "(rf, jump) with stride 2")


def test_two_3x3_see_5_and_three_see_7(kata):
    """Stacks of 2 and 3 layers with k = 3 see 5 and 7 pixels."""
    assert_equal(kata.receptive_field([CONV] * 2), (5.0, 1.0), "(rf, jump) of 2")
    assert_equal(kata.receptive_field([CONV] * 3), (7.0, 1.0), "(rf, jump) of 3")


def test_a_stride_doubles_the_growth_of_later_layers(kata):
    """After a layer with k = 3 and stride 2, a layer with k = 3 adds 4 pixels: 7, with jump 2."""
    assert_equal(kata.receptive_field([(3, 2, 1), CONV]), (7.0, 2.0), "(rf, jump)")


def test_a_stride_does_not_help_the_layers_before_it(kata):
    """A layer with k = 3 and then one with k = 3 and stride 2 see 5 pixels, with jump 2."""
    assert_equal(kata.receptive_field([CONV, (3, 2, 1)]), (5.0, 2.0), "(rf, jump)")


def test_strides_multiply(kata):
    """Strides 3, 2 and 4 make a jump of 24."""
    assert_equal(kata.receptive_field([(3, 3, 1), (2, 2, 1), (4, 4, 1)]), (24.0, 24.0), "(rf, jump)")


def test_a_1x1_layer_sees_nothing_new(kata):
    """Layers with k = 1 leave 3 pixels at 3; their stride of 2 counts in the jump alone."""
    assert_equal(kata.receptive_field([(3, 1, 1), (1, 1, 1), (1, 2, 3)]), (3.0, 2.0), "(rf, jump)")


def test_dilated_taps_have_k_minus_1_gaps(kata):
    """5 layers of k = 3 with dilations 1, 2, 4, 8 and 16 see 63 pixels with jump 1."""
    assert_equal(kata.receptive_field([(3, 1, d) for d in (1, 2, 4, 8, 16)]), (63.0, 1.0), "(rf, jump)")


def test_dilation_counts_in_jumps(kata):
    """After a stride of 2, a layer with k = 3 and dilation 3 adds 3 * 2 * 2 = 12 pixels to 5: 17."""
    assert_equal(kata.receptive_field([(5, 2, 1), (3, 1, 3)]), (17.0, 2.0), "(rf, jump)")


def test_vgg16_through_pool5(kata):
    """The 13 convolutions and 5 pools of VGG-16 see 212 pixels with jump 32."""
    layers = [layer for convs in (2, 2, 3, 3, 3) for layer in [CONV] * convs + [POOL]]

    assert_equal(kata.receptive_field(layers), (212.0, 32.0), "(rf, jump)")


def test_resnet50_with_the_stride_on_the_3x3(kata):
    """ResNet-50 sees 427 pixels when the 3x3 of a bottleneck strides, and 483 when its first 1x1 does."""
    for on_the_3x3, expected in ((True, 427.0), (False, 483.0)):
        layers = [(7, 2, 1), (3, 2, 1)]
        for blocks, stride in ((3, 1), (4, 2), (6, 2), (3, 2)):
            layers += bottlenecks(blocks, stride, on_the_3x3)

        assert_equal(kata.receptive_field(layers), (expected, 32.0), "(rf, jump)")


def test_any_stack_agrees_with_counting_pixels(kata, rng):
    """For 20 random stacks the size and the jump are those of the pixels that two units touch."""
    for _ in range(20):
        layers = [(int(k), int(s), int(d)) for k, s, d in rng.integers(1, 4, (3, 3))]

        assert_equal(kata.receptive_field(layers), span_and_jump(layers), f"(rf, jump) of {layers}")

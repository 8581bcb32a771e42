from grader.expect import assert_equal

# Totals as floats: both 61706 and 61706.0 are right. Shapes are whole numbers.


def vgg16():
    """The layers of VGG-16."""
    spec = []
    for width, convs in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        spec += [("conv", width, 3, 1, 1)] * convs + [("pool", 2, 2, 0)]
    return [*spec, ("flatten",), ("fc", 4096), ("fc", 4096), ("fc", 1000)]


def test_one_conv_by_hand(kata):
    """A 3x3 convolution from 2 to 4 channels on 5x8 gives (4, 3, 6) and 4 * 18 + 4 = 76 parameters."""
    assert_equal(kata.trace_shapes([("conv", 4, 3, 1, 0)], 2, 5, 8), ([(4, 3, 6)], 76.0), "(shapes, total)")


def test_conv_uses_stride_and_padding(kata):
    """k = 5, s = 3, p = 2 on 10x17 gives 4x6, and 3 * 25 + 3 = 78 parameters for 1 to 3 channels."""
    assert_equal(kata.trace_shapes([("conv", 3, 5, 3, 2)], 1, 10, 17), ([(3, 4, 6)], 78.0), "(shapes, total)")


def test_a_second_conv_sees_the_width_of_the_first(kata):
    """1x1 convolutions from 3 to 8 to 5 channels have 32 + 45 = 77 parameters."""
    spec = [("conv", 8, 1, 1, 0), ("conv", 5, 1, 1, 0)]

    assert_equal(kata.trace_shapes(spec, 3, 2, 4), ([(8, 2, 4), (5, 2, 4)], 77.0), "(shapes, total)")


def test_pool_drops_an_incomplete_window(kata):
    """A 2x2 pool of stride 2 turns 5x8 into 2x4; k = 3, s = 2, p = 1 makes that 1x2; no parameters."""
    spec = [("pool", 2, 2, 0), ("pool", 3, 2, 1)]

    assert_equal(kata.trace_shapes(spec, 6, 5, 8), ([(6, 2, 4), (6, 1, 2)], 0.0), "(shapes, total)")


def test_flatten_keeps_every_position(kata):
    """(3, 2, 5) flattens to 30 features, so fc 4 has 124 parameters and then fc 2 has 10."""
    spec = [("flatten",), ("fc", 4), ("fc", 2)]

    assert_equal(kata.trace_shapes(spec, 3, 2, 5), ([(30,), (4,), (2,)], 134.0), "(shapes, total)")


def test_global_pooling_keeps_the_channels(kata):
    """gap turns (7, 4, 9) into (7, 1, 1), which flattens to 7, so fc 3 has 24 parameters."""
    spec = [("gap",), ("flatten",), ("fc", 3)]

    assert_equal(kata.trace_shapes(spec, 7, 4, 9), ([(7, 1, 1), (7,), (3,)], 24.0), "(shapes, total)")


def test_parameters_of_a_conv_do_not_depend_on_the_image(kata):
    """Convolution, pooling and global pooling have the same total on 6x9 as on 32x20."""
    spec = [("conv", 4, 3, 1, 1), ("pool", 2, 2, 0), ("conv", 2, 3, 1, 1), ("gap",)]

    _, small = kata.trace_shapes(spec, 3, 6, 9)
    _, large = kata.trace_shapes(spec, 3, 32, 20)

    assert_equal((small, large), (186.0, 186.0), "the totals")


def test_lenet5(kata):
    """LeNet-5 on 1x32x32, fully connected between its feature maps, has 61,706 parameters."""
    spec = [("conv", 6, 5, 1, 0), ("pool", 2, 2, 0), ("conv", 16, 5, 1, 0), ("pool", 2, 2, 0)]
    spec += [("flatten",), ("fc", 120), ("fc", 84), ("fc", 10)]
    shapes = [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400,), (120,), (84,), (10,)]

    assert_equal(kata.trace_shapes(spec, 1, 32, 32), (shapes, 61706.0), "(shapes, total)")


def test_alexnet(kata):
    """AlexNet in its one-tower layout on 3x224x224 has 61,100,840 parameters and flattens 256 maps of 6x6."""
    pool = ("pool", 3, 2, 0)
    spec = [("conv", 64, 11, 4, 2), pool, ("conv", 192, 5, 1, 2), pool, ("conv", 384, 3, 1, 1)]
    spec += [("conv", 256, 3, 1, 1), ("conv", 256, 3, 1, 1), pool]
    spec += [("flatten",), ("fc", 4096), ("fc", 4096), ("fc", 1000)]

    shapes, total = kata.trace_shapes(spec, 3, 224, 224)

    assert_equal(shapes[7], (256, 6, 6), "the shape after the last pool")
    assert_equal(total, 61100840.0, "the total")


def test_vgg16(kata):
    """VGG-16 on 3x224x224 has 138,357,544 parameters; the 512 maps before the fc layers are 7x7."""
    shapes, total = kata.trace_shapes(vgg16(), 3, 224, 224)

    assert_equal(shapes[17], (512, 7, 7), "the shape after pool5")
    assert_equal(total, 138357544.0, "the total")


def test_most_of_vgg16_is_in_its_fc_layers(kata):
    """Without its three fc layers VGG-16 has 14,714,688 parameters, so 89 % are in those layers."""
    shapes, total = kata.trace_shapes(vgg16()[:18], 3, 224, 224)

    assert_equal(shapes[-1], (512, 7, 7), "the last shape")
    assert_equal(total, 14714688.0, "the total")


def test_a_wide_image(kata):
    """VGG-16's convolutions and pools turn 64x160 into 2x5."""
    shapes, _ = kata.trace_shapes(vgg16()[:19], 3, 64, 160)

    assert_equal(shapes[-2:], [(512, 2, 5), (5120,)], "the last two shapes")

from grader.expect import assert_letters, assert_number


def test_why_very_deep_resnets_train(kata):
    """The true statements about why very deep residual networks train are selected, and no others."""
    assert_letters(kata.why_very_deep_resnets_train(), "abdg")


def test_convolution_arithmetic_and_sharing(kata):
    """The true statements about convolution arithmetic and weight sharing are selected, and no others."""
    assert_letters(kata.convolution_arithmetic_and_sharing(), "adeg")


def test_what_receptive_fields_tell(kata):
    """The true statements about receptive fields are selected, and no others."""
    assert_letters(kata.what_receptive_fields_tell(), "acef")


def test_transfer_learning_with_few_labels(kata):
    """The true statements about transfer learning with few labels are selected, and no others."""
    assert_letters(kata.transfer_learning_with_few_labels(), "abcfg")


def test_lenet_to_convnext(kata):
    """The true statements about the architectures from LeNet to ConvNeXt are selected, and no others."""
    assert_letters(kata.lenet_to_convnext(), "abcdg")


def test_resnet_stem_output_height(kata):
    """The output height of the stem of a ResNet is right."""
    assert_number(kata.resnet_stem_output_height(), 56, 0)


def test_separable_mac_ratio(kata):
    """The ratio of the multiply-adds is right to 4 decimals."""
    assert_number(kata.separable_mac_ratio(), 0.1189, 5e-5)


def test_dilated_stack_receptive_field(kata):
    """The receptive field of the dilated stack is right."""
    assert_number(kata.dilated_stack_receptive_field(), 63, 0)

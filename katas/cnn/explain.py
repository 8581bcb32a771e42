"""Questions on convolutional networks: pick the true statements, or work out the number."""


def why_very_deep_resnets_train():
    """Why do ResNets train at 152 layers where plain stacks degrade?

    F' is the Jacobian of a block's residual branch F.

    Statements:
        a. The skip makes each block's Jacobian I + F', so the end-to-end gradient has a term that bypasses
           all weights.
        b. In the ResNet paper the deeper PLAIN network had the higher TRAINING error, so the problem was
           optimization, not overfitting.
        c. Skip connections help mainly by adding parameters.
        d. A block can represent the identity by driving its residual branch to zero.
        e. With skip connections, normalization and initialization no longer matter.
        f. VGG-19 itself could not be trained at all.
        g. If F' = -I in a block, the identity path is cancelled there.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def convolution_arithmetic_and_sharing():
    """Which statements about convolution arithmetic and weight sharing are true?

    k is the kernel size, s the stride, p the padding on each side; dilation is 1. Biases are not counted.

    Statements:
        a. Two stacked 3x3 convolutions from C to C channels see 5x5 pixels with 18 C^2 weights, against
           25 C^2 for a single 5x5.
        b. A 1x1 convolution does nothing useful, because it sees one pixel.
        c. The number of parameters of a convolution layer grows with the size of the image.
        d. Convolution layers are translation EQUIVARIANT; pooling and global pooling add (approximate)
           invariance.
        e. p = 1 keeps the size for k = 3, s = 1.
        f. Max pooling has learnable parameters.
        g. A convolution on 56x56 with k = 3, s = 2, p = 1 gives 28x28.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def what_receptive_fields_tell():
    """Which statements about receptive fields are true?

    Statements:
        a. Dilation enlarges the receptive field without adding parameters.
        b. The effective receptive field fills the theoretical one uniformly.
        c. A stride-2 layer doubles the growth contributed by every LATER layer.
        d. Adding 1x1 convolutions enlarges the receptive field.
        e. Global average pooling gives every output unit access to the whole map.
        f. VGG-16 has a receptive field of 212 pixels after pool5.
        g. If the receptive field exceeds the image size, the network is invalid.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def transfer_learning_with_few_labels():
    """Transfer learning with 1,000 labelled images in a new domain: which statements are true?

    The backbone is a convolutional network with BatchNorm, pretrained on ImageNet.

    Statements:
        a. Start from pretrained weights, and first train a new head on frozen features.
        b. When unfreezing, use a smaller learning rate for the backbone.
        c. BatchNorm layers of a frozen backbone should usually be in eval mode.
        d. Freezing with requires_grad=False also stops the BatchNorm running statistics from updating.
        e. Pretraining on ImageNet can only hurt when the target is medical images.
        f. Inputs must be normalized with the statistics used in pretraining.
        g. Strong augmentation and early stopping matter more in this regime.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def lenet_to_convnext():
    """From LeNet to ConvNeXt: which statements about the architectures are true?

    Statements:
        a. AlexNet (2012) popularized ReLU, dropout and GPU training for ImageNet.
        b. VGG uses small 3x3 filters throughout; most of VGG-16's 138M parameters are in its fully connected
           layers.
        c. GoogLeNet/Inception uses 1x1 convolutions to reduce channels before larger filters.
        d. MobileNet's saving for 3x3 kernels is roughly 8 to 9 times.
        e. ConvNeXt replaces convolutions by attention.
        f. In ConvNeXt, going from BatchNorm to LayerNorm gave a large jump in accuracy.
        g. ResNet bottleneck blocks are 1x1 reduce, 3x3, 1x1 expand.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def resnet_stem_output_height():
    """What is the output height of a 224x224 image after the stem of a ResNet?

    The stem is a 7x7 convolution (stride 2, padding 3) and then a 3x3 max pool (stride 2, padding 1).

    Returns:
        int. The height in pixels.
    """
    raise NotImplementedError


def separable_mac_ratio():
    """How do the MACs of a depthwise separable convolution compare with those of a standard one?

    Both are 3x3, with the same input and 128 output channels. Divide the separable one's multiply-adds by the
    standard one's.

    Returns:
        float. The ratio, to 4 decimals.
    """
    raise NotImplementedError


def dilated_stack_receptive_field():
    """What is the receptive field of five stacked 3x3 convolutions with dilations 1, 2, 4, 8 and 16?

    Every stride is 1.

    Returns:
        int. The size in pixels along one axis.
    """
    raise NotImplementedError

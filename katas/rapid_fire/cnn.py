"""Rapid fire: ConvNets."""


def q09_conv_output_size():
    """Output size of a 3x3 convolution, stride 2, padding 1, on 56x56?

    The same 56 x 56 input with a 7 x 7 kernel, stride 2, padding 3: how many rows does the output have?

    Returns:
        int. The number of rows.
    """
    raise NotImplementedError


def q10_residual_chain_derivative():
    """Why do ResNets train at 152 layers when plain stacks degrade?

    50 residual blocks x + F(x), each with a scalar branch slope F' = -0.1: what is the end-to-end
    derivative?

    Returns:
        float. The derivative, to 4 decimals.
    """
    raise NotImplementedError


def q11_separable_cost_ratio():
    """What are depthwise separable convolutions and what do they save?

    k = 5 and C_out = 64: what is the ratio of the cost of a depthwise separable convolution to the dense
    one?

    Returns:
        float. The ratio, to 4 decimals.
    """
    raise NotImplementedError


def q12_thousand_images_first_step():
    """Why not "train an ImageNet-size model from scratch on 1,000 labeled images"?

    Which first step is best?

    Options:
        A. Train all layers with the head learning rate
        B. Add more layers
        C. Freeze the backbone and train a new head
        D. Remove augmentation

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError

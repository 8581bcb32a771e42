"""Rapid fire: ConvNets."""


def q09_conv_output_size():
    """Output size of a 3x3 convolution, stride 2, padding 1, on 56x56?

    The same 56 x 56 input with a 7 x 7 kernel, stride 2, padding 3: how many rows does the output have?

    Returns:
        int. The number of rows.
    """
    n, k, s, p = 56, 7, 2, 3
    return (n + 2 * p - k) // s + 1  # the floor drops the incomplete last window: 55 // 2 is 27


def q10_residual_chain_derivative():
    """Why do ResNets train at 152 layers when plain stacks degrade?

    50 residual blocks x + F(x), each with a scalar branch slope F' = -0.1: what is the end-to-end
    derivative?

    Returns:
        float. The derivative, to 4 decimals.
    """
    return round((1 - 0.1) ** 50, 4)  # each block has the derivative 1 + F', and the blocks multiply


def q11_separable_cost_ratio():
    """What are depthwise separable convolutions and what do they save?

    k = 5 and C_out = 64: what is the ratio of the cost of a depthwise separable convolution to the dense
    one?

    Returns:
        float. The ratio, to 4 decimals.
    """
    return round(1 / 64 + 1 / 5**2, 4)  # depthwise k^2 C_in and pointwise C_in C_out, over k^2 C_in C_out


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
    # A thousand labels can fit a head on good features; they cannot fit a whole network.
    return "C"

"""The receptive field: how many input pixels one output unit can see."""


def receptive_field(layers):
    """Measure the receptive field of one output unit, and the step between neighboring units.

    Formula:
        r = 1, j = 1; then for each layer (k, s, d) from input to output:
            r = r + d * (k - 1) * j
            j = j * s
        r is the span from the first to the last input pixel on one axis, gaps included.
        Padding does not matter.

    Args:
        layers: list of (k, s, d) int. Kernel size, stride and dilation of each convolution or pooling layer,
            from input to output.

    Returns:
        (rf, jump): two whole numbers, in input pixels along one axis: the size r of the receptive field, and
        the distance j between the receptive fields of two neighboring output units.

    Raises:
        Nothing of its own.

    Example:
        >>> receptive_field([(3, 1, 1), (3, 1, 1)])
        (5, 1)
        >>> receptive_field([(7, 2, 1), (3, 2, 1)])
        (11, 4)

    Reference:
        Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks" (2019).
        Luo et al., "Understanding the Effective Receptive Field in Deep Convolutional Neural
        Networks" (2016).
    """
    r, j = 1, 1
    for k, s, d in layers:
        # A layer's taps are spaced by the strides BEFORE it; its own stride spaces only its outputs.
        r += d * (k - 1) * j
        j *= s
    return r, j

"""What a convolution costs: parameters and multiply-adds."""


def conv_cost(cin, cout, k, hout, wout, groups=1, bias=True):
    """Count the parameters and the multiply-adds (MACs) of a k x k convolution on one image.

    Formula:
        weights = cout * (cin / groups) * k * k
        params = weights + (cout if bias else 0)
        macs = hout * wout * weights
        Adding the bias is not counted as a MAC. One MAC is two FLOPs; this function returns MACs.

    Args:
        cin: int. Input channels, a multiple of `groups`.
        cout: int. Output channels, a multiple of `groups`.
        k: int. Height and width of the kernel.
        hout: int. Height of the output.
        wout: int. Width of the output.
        groups: int. Blocks into which both channel axes are cut; each output channel sees only its own block.
        bias: bool. Whether every output channel has a bias.

    Returns:
        (params, macs): two whole numbers.

    Raises:
        Nothing of its own: the channel counts are taken to be multiples of `groups`.

    Example:
        >>> conv_cost(3, 64, 3, 10, 20)
        (1792, 345600)
        >>> conv_cost(64, 64, 3, 10, 20, groups=64, bias=False)
        (576, 115200)

    Reference:
        Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision
        Applications" (2017).
    """
    # groups divides once: there are groups blocks of (cout/groups) x (cin/groups) filters.
    weights = cout * (cin // groups) * k * k
    params = weights + (cout if bias else 0)

    # The same weights are used again at every output position: they cost compute there, not memory.
    return params, hout * wout * weights

"""How the variance of a residual stream grows with depth, for each placement of the normalization."""

import numpy as np


def residual_variance(L, placement):
    """Return the variance of the residual stream after 0, 1, ..., L sublayers.

    Formula:
        A model: the stream starts with variance 1; a sublayer f gives an output whose variance equals that of
        its input, uncorrelated with the skip connection; a LayerNorm LN gives variance 1. Uncorrelated
        variances add.
        "none": x <- x + f(x)
        "pre":  x <- x + f(LN(x))
        "post": x <- LN(x + f(x))

    Args:
        L: int, at least 0. Number of sublayers.
        placement: str. One of "none", "pre" and "post".

    Returns:
        list of L + 1 floats. Entry l is the variance of x after l sublayers, so entry 0 is 1.

    Raises:
        Nothing of its own: `placement` is one of the three.

    Example:
        Without normalization the branch is as large as the stream: the first sublayer doubles the variance.

        >>> residual_variance(1, "none")
        [1.0, 2.0]

    Reference:
        Xiong et al., "On Layer Normalization in the Transformer Architecture" (2020).
        De and Smith, "Batch Normalization Biases Residual Blocks Towards the Identity Function in Deep
        Networks" (2020). Zhang, Dauphin and Ma, "Fixup Initialization" (2019).
    """
    raise NotImplementedError

"""Self-attention, recurrence and convolution: what a layer costs, and how far apart its ends are."""


def layer_complexity(kind, n, d, k=3):
    """Give a layer's cost, sequential steps and longest path, for n positions of width d.

    Costs are multiply-adds up to constants, every constant being 1. Path lengths count the steps that
    information needs between the two positions farthest apart. The convolutions are dilated and stacked like
    a k-ary tree.

    Formula:
        self_attention: n^2 * d multiply-adds; 1 sequential step; path 1
        recurrent:      n * d^2 multiply-adds; n sequential steps; path n
        conv:           k * n * d^2 multiply-adds; 1 sequential step; path ceil(log_k n)

    Args:
        kind: "self_attention", "recurrent" or "conv".
        n: int. Number of positions.
        d: int. Width of each position.
        k: int. Kernel width, at least 2; it matters for "conv" alone.

    Returns:
        (multiply_adds, sequential_steps, path_length), three ints.

    Raises:
        Nothing of its own: `kind` is taken to be one of the three.

    Example:
        >>> layer_complexity("self_attention", 100, 512)
        (5120000, 1, 1)
        >>> layer_complexity("conv", 100, 8, k=3)
        (19200, 1, 5)

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017).
    """
    if kind == "self_attention":
        return n * n * d, 1, 1
    if kind == "recurrent":
        return n * d * d, n, n

    # Counting in integers: a floating-point log can land on the wrong side of a whole number.
    path, reach = 0, 1
    while reach < n:
        path, reach = path + 1, reach * k
    return k * n * d * d, 1, path

"""Output size of a convolution: count the places where the window fits."""


def conv_output_size(n, k, s=1, p=0, d=1):
    """Count the outputs of a convolution (or pooling) along one spatial dimension.

    Formula:
        floor((n + 2p - d(k - 1) - 1) / s) + 1
        The kernel covers d(k - 1) + 1 cells, its effective size. An incomplete last window is dropped.

    Args:
        n: int. Cells of the input.
        k: int. Taps of the kernel.
        s: int. Stride: cells between the starts of neighboring windows.
        p: int. Cells of padding added on BOTH sides.
        d: int. Dilation: cells between neighboring taps; 1 is an ordinary kernel.

    Returns:
        int. The number of output cells (a Python or NumPy integer, not a float).

    Raises:
        ValueError: the effective kernel d(k - 1) + 1 is larger than the padded input n + 2p.

    Example:
        >>> conv_output_size(56, 3, s=2, p=1)
        28
        >>> conv_output_size(10, 3, d=4)
        2

    Reference:
        Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016).
    """
    extent = d * (k - 1) + 1  # k taps have k - 1 gaps between them, not k
    if extent > n + 2 * p:
        raise ValueError(f"a kernel that covers {extent} cells does not fit into {n + 2 * p} padded cells")

    # What is left beside the first window holds one more start per s cells; the first window counts too.
    return (n + 2 * p - extent) // s + 1

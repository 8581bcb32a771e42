"""Gradient checkpointing: activations kept against layers computed twice."""


def checkpoint_plan(L, k):
    """Plan activation checkpointing for L equal layers, cut into segments of k layers.

    The model: the forward pass stores only the input of each segment. In the backward pass one segment at a
    time runs forward again, and holds one unit per layer of it until its backward pass is done. The stored
    inputs stay until the end.

    Formula:
        peak = ceil(L / k) + min(k, L)     inputs of the segments, and the longest segment
        forwards = 2 L                     each layer once in the forward pass, once more in the backward pass
        best_k = the k of 1..L with the smallest ceil(L / k) + k, the smallest such k on ties

    Args:
        L: int. Number of layers, at least 1; storing the activation of one takes one unit.
        k: int. Layers per segment, at least 1; the last segment may be shorter, and k may exceed L.

    Returns:
        (peak, forwards, best_k): three ints, peak in units, forwards in layers.

    Raises:
        Nothing of its own: both are taken to be positive.

    Example:
        Ten layers as 4 + 4 + 2: three inputs, four layers held at once.

        >>> checkpoint_plan(10, 4)
        (7, 20, 2)

    Reference:
        Chen et al., "Training Deep Nets with Sublinear Memory Cost" (2016).
    """

    def peak(size):
        return -(-L // size) + min(size, L)  # -(-a // b) rounds up: a short last segment has an input too

    # About sqrt(L), but not exactly: for L = 10 it is 2. min takes the first of equals.
    best_k = min(range(1, L + 1), key=peak)
    return peak(k), 2 * L, best_k

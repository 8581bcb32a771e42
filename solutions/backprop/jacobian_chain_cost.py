"""Why deep learning differentiates backward: the price of a Jacobian in either direction."""

import itertools


def jacobian_chain_cost(dims):
    """Count the multiplications that build a chain's full Jacobian in forward and in reverse mode.

    Formula:
        J = J_L ... J_2 J_1 with J_l of size n_l x n_{l-1}, the Jacobian of layer l.
        The product of an (a x b) and a (b x c) matrix costs a * b * c multiplications; the J_l themselves are
        given and cost nothing.
        forward mode, from the input, J_L (... (J_2 J_1)):       sum over l = 2..L   of n_l * n_{l-1} * n_0
        reverse mode, from the output, ((J_L J_{L-1}) ...) J_1:  sum over l = 1..L-1 of n_L * n_l * n_{l-1}

    Args:
        dims: list of L + 1 positive ints, the widths n_0 (input) to n_L (output); L is at least 1.

    Returns:
        (forward_mults, reverse_mults): two ints. Multiplications only, additions are not counted.

    Raises:
        Nothing of its own.

    Example:
        >>> jacobian_chain_cost([2, 3, 4, 5])
        (64, 90)
        >>> jacobian_chain_cost([1000, 500, 100, 1])
        (50100000, 550000)

    Reference:
        Griewank and Walther, "Evaluating Derivatives" (2008).
        Naumann, "Optimal Jacobian accumulation is NP-complete" (2008).
    """
    first, last = dims[0], dims[-1]
    sizes = [before * after for before, after in itertools.pairwise(dims)]  # entries of J_1 to J_L

    # The matrix that one starts from is given: L matrices make L - 1 products.
    # The running product keeps n_0 columns going forward, n_L rows going backward.
    forward = sum(size * first for size in sizes[1:])
    reverse = sum(last * size for size in sizes[:-1])
    return forward, reverse

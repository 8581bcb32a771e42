"""Rapid fire: Backpropagation."""

import math


def q01_dw1_by_hand():
    """Derive dL/dW1 for a two-layer ReLU network with softmax cross-entropy.

    No biases, one example: x = (1, 2), W1 = [[1, -1], [1, 1]] with z1 = x W1, W2 = the 2 x 2 identity,
    true class 0. What is the entry dL/dW1[1][0], row 1 and column 0?

    Returns:
        float. The entry, to 3 decimals.
    """
    raise NotImplementedError


def q02_reverse_sweeps():
    """Why does reverse-mode AD dominate deep learning?

    f maps R^1000 to R^3. How many reverse-mode sweeps give its full Jacobian?

    Returns:
        int. The number of sweeps.
    """
    raise NotImplementedError


def q03_hundred_layer_gain():
    """What happens to gradients in a 100-layer network, and why?

    Each of 100 layers multiplies the gradient by 0.9. Which fraction remains, in units of 1e-5?

    Returns:
        float. The remaining fraction divided by 1e-5, to 2 decimals.
    """
    raise NotImplementedError


def q04_central_difference_step():
    """How do you check a hand-written backward pass?

    Which step h is best for central differences in float64?

    Options:
        A. 1e-1
        B. 1e-5
        C. 1e-12
        D. 1e-16

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError

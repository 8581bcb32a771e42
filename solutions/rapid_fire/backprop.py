"""Rapid fire: Backpropagation."""

import math


def q01_dw1_by_hand():
    """Derive dL/dW1 for a two-layer ReLU network with softmax cross-entropy.

    No biases, one example: x = (1, 2), W1 = [[1, -1], [1, 1]] with z1 = x W1, W2 = the 2 x 2 identity,
    true class 0. What is the entry dL/dW1[1][0], row 1 and column 0?

    Returns:
        float. The entry, to 3 decimals.
    """
    x, z1 = (1.0, 2.0), (3.0, 1.0)  # z1 = x W1 = (1 + 2, -1 + 2)
    # Both entries of z1 are positive, so h = z1, z2 = h, and the mask lets the whole gradient through.
    p0 = math.exp(z1[0]) / (math.exp(z1[0]) + math.exp(z1[1]))
    dz1 = p0 - 1.0  # p - onehot at class 0; the identity W2 passes it on
    return round(x[1] * dz1, 3)  # dW1 = x^T dz1: row 1 is the second input


def q02_reverse_sweeps():
    """Why does reverse-mode AD dominate deep learning?

    f maps R^1000 to R^3. How many reverse-mode sweeps give its full Jacobian?

    Returns:
        int. The number of sweeps.
    """
    outputs = 3
    return outputs  # one sweep per output; forward mode would take one per input, 1000


def q03_hundred_layer_gain():
    """What happens to gradients in a 100-layer network, and why?

    Each of 100 layers multiplies the gradient by 0.9. Which fraction remains, in units of 1e-5?

    Returns:
        float. The remaining fraction divided by 1e-5, to 2 decimals.
    """
    return round(0.9**100 / 1e-5, 2)  # a product of 100 factors: exponential in depth


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
    # The error is about h^2 from the formula plus 1e-16 / h from rounding: least near h = 1e-5.
    return "B"

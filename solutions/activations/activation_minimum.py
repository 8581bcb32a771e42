"""Where SiLU, GELU and Mish dip below zero, and how deep."""

import math


def activation_minimum(kind):
    """Find the one interior minimum of a smooth non-monotone activation.

    Formula:
        "silu": f(x) = x * sigmoid(x)
        "gelu": f(x) = x * Phi(x), the exact form with Phi(x) = 0.5 * (1 + erf(x / sqrt(2)))
        "mish": f(x) = x * tanh(softplus(x)), softplus(x) = log(1 + exp(x))
        x_min is where f' = 0; it lies in [-3, 0], left of it f falls and right of it f rises.

    Args:
        kind: "silu", "gelu" or "mish".

    Returns:
        (x_min, value_min): two floats, each right to 1e-6.

    Raises:
        Nothing of its own: kind is one of the three.

    Example:
        >>> x_min, value_min = activation_minimum("silu")
        >>> round(x_min, 2), round(value_min, 2)
        (-1.28, -0.28)

    Reference:
        Elfwing, Uchibe and Doya, "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in
        Reinforcement Learning" (2018).
        Ramachandran, Zoph and Le, "Searching for Activation Functions" (2017).
        Hendrycks and Gimpel, "Gaussian Error Linear Units (GELUs)" (2016).
        Misra, "Mish: A Self Regularized Non-Monotonic Activation Function" (2020).
    """
    f = {
        "silu": lambda x: x / (1.0 + math.exp(-x)),
        "gelu": lambda x: x * 0.5 * (1.0 + math.erf(x / math.sqrt(2.0))),
        "mish": lambda x: x * math.tanh(math.log1p(math.exp(x))),
    }[kind]

    # Bisect the sign of the slope, which changes at the minimum. The value is negative on both sides of it.
    low, high, step = -3.0, 0.0, 1e-5
    for _ in range(60):
        middle = (low + high) / 2.0
        falling = f(middle + step) < f(middle - step)
        low, high = (middle, high) if falling else (low, middle)
    return middle, f(middle)

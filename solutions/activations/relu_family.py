"""ReLU and its relatives: one straight half, four answers to what happens below zero."""

import numpy as np


def relu_family(z, kind, a=0.01):
    """Apply ReLU, leaky ReLU, ELU or SELU to every entry and give the slope there.

    Off limits, since they are the kata: autograd, torch.selu, and leaky_relu, elu and selu of
    torch.nn.functional.

    Formula:
        "relu":  z if z > 0 else 0
        "leaky": z if z > 0 else a * z                     (any a, also a > 1)
        "elu":   z if z > 0 else a * (exp(z) - 1)
        "selu":  lam * (z if z > 0 else alpha * (exp(z) - 1)), which ignores a, with
                 lam = 1.0507009873554805 and alpha = 1.6732632423543772
        The derivative at z = 0 is that of the left branch: 0 (relu), a (leaky), a (elu), lam * alpha (selu).
        For |z| up to 1e4 both results are finite, never NaN.

    Args:
        z: (...) float. Any shape.
        kind: "relu", "leaky", "elu" or "selu".
        a: Slope (leaky) or depth (elu; 1 is the usual choice there) of the left branch.

    Returns:
        (value, derivative): (...) float each, the shape of `z`.

    Raises:
        Nothing of its own: kind is one of the four.

    Example:
        >>> value, derivative = relu_family(np.array([-2.0, 0.0, 3.0]), "leaky", a=0.1)
        >>> value
        array([-0.2,  0. ,  3. ])
        >>> derivative
        array([0.1, 0.1, 1. ])

    Reference:
        Nair and Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines" (2010).
        Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models" (2013).
        Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network Learning by Exponential Linear
        Units (ELUs)" (2016).
        Klambauer, Unterthiner, Mayr and Hochreiter, "Self-Normalizing Neural Networks" (2017).
    """
    lam, alpha = (1.0507009873554805, 1.6732632423543772) if kind == "selu" else (1.0, a)

    if kind in ("relu", "leaky"):
        slope = a if kind == "leaky" else 0.0
        left, left_slope = slope * z, np.full(z.shape, slope)
    else:
        # np.where evaluates both branches: without the clamp, exp overflows where its result is not used.
        below = np.minimum(z, 0.0)
        left, left_slope = alpha * np.expm1(below), alpha * np.exp(below)

    right = z > 0  # strict, so that z = 0 belongs to the left branch
    return lam * np.where(right, z, left), lam * np.where(right, 1.0, left_slope)

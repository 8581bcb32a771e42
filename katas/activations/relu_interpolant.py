"""A ReLU network by hand: one hidden unit per segment draws any piecewise-linear curve."""

import numpy as np


def relu_interpolant(xs, ys):
    """Build a one-hidden-layer ReLU network that passes through the given points.

    The network is judged as a function, so any weights that compute it will do.

    Formula:
        net(x) = sum over h of v[h] * relu(w[h] * x + b[h]) + c
        net(x) = ys[0] for x <= xs[0]
        net(x) = the straight line between neighboring points for x on [xs[0], xs[-1]]
        net(x) = the continuation of the last of these lines for x > xs[-1]

    Args:
        xs: (K,) float. Knots, strictly increasing, K at least 2.
        ys: (K,) float. The value at each knot.

    Returns:
        (w, b, v, c): three (H,) float arrays and a number. One hidden unit per segment, H = K - 1, is enough.

    Raises:
        Nothing of its own: the knots increase strictly.

    Example:
        >>> w, b, v, c = relu_interpolant(np.array([0.0, 2.0]), np.array([1.0, 7.0]))
        >>> [float(v @ np.maximum(w * x + b, 0.0) + c) for x in (-5.0, 0.0, 1.0, 3.0)]
        [1.0, 1.0, 4.0, 10.0]

    Reference:
        Leshno, Lin, Pinkus and Schocken, "Multilayer feedforward networks with a nonpolynomial activation
        function can approximate any function" (1993).
        Goodfellow, Bengio and Courville, "Deep Learning" (2016).
    """
    raise NotImplementedError

"""The central difference: a slow gradient that needs no calculus, for checking the fast one."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    """Estimate the gradient of a scalar function at `x`, one coordinate at a time.

    Formula:
        grad[i] = (f(x + h * e_i) - f(x - h * e_i)) / (2 * h)
        where e_i is 1 at coordinate i and 0 elsewhere.
        The error is of order h**2: none but rounding for quadratics, exactly h**2 for a sum of cubes.

    Args:
        f: Takes a float64 array of the shape of `x`, returns a float.
        x: any shape, also (), any numeric dtype, also integer or float32. Probe around a float64 copy of it;
            the caller's array is unchanged afterwards.
        h: The step, the same for every coordinate.

    Returns:
        float64, same shape as `x`.

    Raises:
        Nothing of its own: f is taken to accept every probe.

    Example:
        >>> numerical_gradient(lambda a: float(a[0] ** 2 + 3 * a[0] * a[1]), np.array([1, 2]), h=0.5)
        array([8., 3.])

    Reference:
        Baydin, Pearlmutter, Radul and Siskind,
        "Automatic Differentiation in Machine Learning: a Survey" (2018).
    """
    point = np.array(x, dtype=np.float64)  # a copy; in an integer array 1 + 1e-5 would become 1
    grad = np.zeros_like(point)

    for i in np.ndindex(point.shape):
        center = point[i]
        point[i] = center + h
        above = f(point)
        point[i] = center - h
        below = f(point)
        # Put the coordinate back, or every later partial is taken at another point.
        point[i] = center
        grad[i] = (above - below) / (2 * h)

    return grad

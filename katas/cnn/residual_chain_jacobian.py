"""Why skip connections train: the Jacobian of a chain of blocks keeps an identity path."""

import numpy as np


def residual_chain_jacobian(Js, skip=True):
    """Multiply block Jacobians into the Jacobian of the whole chain.

    Formula:
        with skip:    x_l = x_{l-1} + F_l(x_{l-1}),  d x_L / d x_0 = (I + J_L) ... (I + J_2)(I + J_1)
        without skip: x_l = F_l(x_{l-1}),            d x_L / d x_0 = J_L ... J_2 J_1
        where J_l = d F_l / d x_{l-1}, and entry [a, b] of a Jacobian is d output_a / d input_b.

    Args:
        Js: list of L arrays (D, D) float. Jacobians of the branches F_1 to F_L, first block first, L >= 1.
        skip: bool. Whether every block has its own skip connection.

    Returns:
        (D, D) float. d x_L / d x_0; the matrices in `Js` are left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> Js = [np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [2.0, 0.0]])]
        >>> residual_chain_jacobian(Js)
        array([[1., 1.],
               [2., 3.]])
        >>> residual_chain_jacobian(Js, skip=False)
        array([[0., 0.],
               [0., 2.]])

    Reference:
        He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition" (2016).
        He, Zhang, Ren and Sun, "Identity Mappings in Deep Residual Networks" (2016).
    """
    raise NotImplementedError

"""How large the gradient is at every depth: vanishing and exploding gradients, measured."""

import numpy as np


def layer_grad_norms(x, Ws, act):
    """Norms of the gradient at the input and after every layer of a deep network.

    Formula:
        forward:   h_0 = x;  z_l = W_l h_{l-1};  h_l = act(z_l), also in the last layer;  S = sum(h_L)
        backward:  g_L = ones;  g_{l-1} = W_l^T (act'(z_l) * g_l)
        result[l] = sqrt(sum(g_l**2)), where g_l = dS/dh_l

    Args:
        x: (D,) float. The input.
        Ws: list of L arrays (D, D) float, W_1 to W_L. A matrix acts on a column: z = W @ h.
        act: "linear", "sigmoid", "tanh" or "relu". The slope of ReLU at exactly 0 is taken as 0.

    Returns:
        list of L + 1 floats, from the input (l = 0) to the output (l = L).

    Raises:
        Nothing of its own: shapes are taken to match. torch's autograd is off limits.

    Example:
        >>> layer_grad_norms(np.array([0.0]), [np.array([[2.0]])], "sigmoid")  # slope 1/4 at z = 0
        [0.5, 1.0]
        >>> layer_grad_norms(np.array([1.0]), [np.array([[3.0]]), np.array([[3.0]])], "linear")
        [9.0, 3.0, 1.0]

    Reference:
        Bengio, Simard and Frasconi,
        "Learning Long-Term Dependencies with Gradient Descent is Difficult" (1994).
        Glorot and Bengio,
        "Understanding the difficulty of training deep feedforward neural networks" (2010).
    """
    raise NotImplementedError

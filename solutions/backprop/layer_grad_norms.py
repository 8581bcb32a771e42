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
    h, slopes = x, []
    for W in Ws:
        h, slope = _ACTIVATIONS[act](W @ h)  # (D,), (D,)
        slopes.append(slope)

    g = np.ones(len(x))
    norms = [float(np.linalg.norm(g))]
    # Backward starts at the last layer. Within a layer the slope comes first: z_l is W_l's output side.
    for W, slope in zip(reversed(Ws), reversed(slopes)):
        g = W.T @ (slope * g)
        norms.append(float(np.linalg.norm(g)))
    return norms[::-1]


def _sigmoid(z):
    s = 1.0 / (1.0 + np.exp(-z))
    return s, s * (1.0 - s)


_ACTIVATIONS = {
    "linear": lambda z: (z, np.ones_like(z)),
    "sigmoid": _sigmoid,
    "tanh": lambda z: (np.tanh(z), 1.0 - np.tanh(z) ** 2),
    "relu": lambda z: (np.maximum(z, 0.0), (z > 0).astype(float)),
}

"""Why vanilla RNNs forget: the derivative of the last state with respect to the first."""

import numpy as np


def rnn_state_jacobian(hs, Wh):
    """Give d h_T / d h_0 of a vanilla RNN and its spectral norm.

    Formula:
        h_t = tanh(Wh h_{t-1} + ...)    where the rest does not depend on earlier states
        J = D_T Wh  D_{T-1} Wh  ...  D_1 Wh    with D_t = diag(1 - h_t^2), the slope of tanh
        norm = the largest singular value of J

    Args:
        hs: (T, H) float. The states h_1 to h_T, one per row, after the tanh.
        Wh: (H, H) float. Recurrent weights; row i leads into unit i (they act as Wh @ h).

    Returns:
        (J, norm). J: (H, H) float, J[i, j] = d h_T[i] / d h_0[j]. norm: float, the spectral norm of J.
        It is at most sigma_max(Wh)^T, so sigma_max(Wh) < 1 is enough for vanishing; it is not necessary.

    Raises:
        Nothing of its own: shapes are taken to match and T is at least 1.

    Example:
        >>> hs, Wh = np.array([[0.0, 0.5], [0.5, 0.0]]), np.array([[0.0, 1.0], [1.0, 1.0]])
        >>> J, norm = rnn_state_jacobian(hs, Wh)
        >>> J
        array([[0.5625, 0.5625],
               [0.75  , 1.75  ]])
        >>> round(float(norm), 4)
        2.045

    Reference:
        Bengio, Simard and Frasconi, "Learning Long-Term Dependencies with Gradient Descent is Difficult"
        (1994); Pascanu, Mikolov and Bengio, "On the Difficulty of Training Recurrent Neural Networks" (2013).
    """
    J = np.eye(Wh.shape[0])  # (H, H)
    for h in hs:
        # Later steps multiply from the left. h is already tanh's output, so the slope needs no second tanh.
        J = (1 - h**2)[:, None] * (Wh @ J)  # diag(1 - h^2) Wh J
    return J, np.linalg.norm(J, 2)  # the singular value, not an eigenvalue and not the Frobenius norm

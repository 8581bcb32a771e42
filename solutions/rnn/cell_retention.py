"""How much of an LSTM cell survives: the product of its forget gates."""

import numpy as np


def cell_retention(f):
    """Give d c_T / d c_0 of an LSTM cell along its direct path, one number per unit.

    The direct path treats the gates as constants. The full derivative has more terms, through the hidden
    state into the gates; they are left out here.

    Formula:
        c_t = f_t * c_{t-1} + i_t * g_t    (elementwise)
        d c_T / d c_0 = f_1 * f_2 * ... * f_T

    Args:
        f: (T, H) float. Forget-gate values, already between 0 and 1 (no sigmoid is to be applied); one step
            per row.

    Returns:
        (H,) float. The share of the initial cell of each unit that is left after all T steps. `f` is
        unchanged.

    Raises:
        Nothing of its own: T is at least 1.

    Example:
        >>> cell_retention(np.array([[0.5, 1.0], [0.5, 1.0], [0.8, 1.0]]))
        array([0.2, 1. ])

    Reference:
        Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997), for the constant error carousel (f = 1);
        Gers, Schmidhuber and Cummins, "Learning to Forget: Continual Prediction with LSTM" (2000), for the
        gate; Jozefowicz, Zaremba and Sutskever, "An Empirical Exploration of Recurrent Network Architectures"
        (2015), for starting its bias at 1.
    """
    # One factor per step: the cell update is additive, its gradient is still a product.
    return np.prod(f, axis=0)  # (H,)

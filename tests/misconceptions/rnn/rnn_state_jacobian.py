"""Known wrong ideas about the Jacobian through time, each behind a switch."""

import numpy as np

BUGS = {
    "tanh_of_the_state": (
        "The slope is taken as 1 - tanh(h)^2: h is already the output of tanh, and squashing it again makes "
        "the slope too large."
    ),
    "square_forgotten": "The slope is taken as 1 - h: that of a tanh is 1 - h^2.",
    "sigmoid_slope": "The slope is taken as h (1 - h), a sigmoid's: that of a tanh is 1 - h^2.",
    "slope_forgotten": "The slopes are left out: J becomes a power of Wh, as if the network were linear.",
    "slope_on_the_columns": (
        "The slopes scale the columns of Wh (Wh D): tanh comes after the matrix, so they scale its rows (D "
        "Wh)."
    ),
    "time_reversed": (
        "The factors stand in the wrong order: matrices do not commute, and the last step is leftmost."
    ),
    "wh_transposed": (
        "Wh enters transposed: forward derivatives use Wh; its transpose belongs to gradients going back."
    ),
    "first_step_missing": (
        "There are T - 1 factors: from h_0 to h_T there are T steps, and h_0 is not among the states."
    ),
    "last_step_missing": "The step into h_T is left out: the derivative is of h_T, not of h_{T-1}.",
    "jacobian_transposed": "J comes out transposed: row i is about h_T[i], column j about h_0[j].",
    "frobenius_norm": (
        "The Frobenius norm is returned: what decides between vanishing and exploding is the largest "
        "stretch of any vector, the largest singular value."
    ),
    "spectral_radius": (
        "The largest eigenvalue is returned: for a non-normal matrix it can be small while the norm is "
        "large (transient growth)."
    ),
    "norm_squared": (
        "The largest eigenvalue of J^T J is returned without its root, which is the norm squared."
    ),
    "norm_of_wh_to_the_t": (
        "sigma_max(Wh)^T is returned: that is an upper bound on the norm, not the norm itself."
    ),
}


def rnn_state_jacobian(hs, Wh, *, bug=frozenset()):
    W = Wh.T if "wh_transposed" in bug else Wh
    steps = hs[1:] if "first_step_missing" in bug else hs
    steps = steps[:-1] if "last_step_missing" in bug else steps
    J = np.eye(len(Wh))
    for h in steps:
        slope = np.diag(_slope(h, bug))
        factor = W @ slope if "slope_on_the_columns" in bug else slope @ W
        J = J @ factor if "time_reversed" in bug else factor @ J
    return (J.T if "jacobian_transposed" in bug else J), _norm(J, Wh, len(hs), bug)


def _slope(h, bug):
    if "tanh_of_the_state" in bug:
        h = np.tanh(h)
    if "slope_forgotten" in bug:
        return np.ones_like(h)
    if "sigmoid_slope" in bug:
        return h * (1 - h)
    return 1 - h if "square_forgotten" in bug else 1 - h**2


def _norm(J, Wh, T, bug):
    if "frobenius_norm" in bug:
        norm = np.sqrt((J**2).sum())
    elif "spectral_radius" in bug:
        norm = np.abs(np.linalg.eigvals(J)).max()
    elif "norm_of_wh_to_the_t" in bug:
        norm = np.linalg.norm(Wh, 2) ** T
    else:
        norm = np.linalg.norm(J, 2)
    return float(norm**2 if "norm_squared" in bug else norm)

"""AdamW with its known bugs as switches."""

import numpy as np

BUGS = {
    "no_bias_correction": "The moments are not corrected: the first step comes out 0.1 / sqrt(0.001) = 3.2 "
    "times too large, and late steps hide it.",
    "correction_counts_from_zero": "The bias correction uses t - 1. The first step is t = 1; with an "
    "exponent of 0 it divides by zero.",
    "second_moment_of_m": "v averages m**2. It tracks the squares of the gradients.",
    "decay_in_gradient": "The decay is added to the gradient (L2 regularization, as in Adam): it enters "
    "the moments and is divided by the root. AdamW keeps it out.",
    "decay_divided_by_root": "The decay is divided by sqrt(vhat) with the gradient: weights with large "
    "gradients then decay less.",
    "decay_without_rate": "A different convention: the decay is not multiplied by lr, as in the paper's "
    "algorithm, where a schedule multiplies both. Here it is lr * wd * p, as in torch.",
    "decay_of_new_p": "The decay is applied after the step, to the new p. It acts on the old one.",
    "decay_forgotten": "There is no weight decay: this is Adam.",
    "eps_inside_root": "eps is added under the root. sqrt(eps) is much larger than eps.",
    "eps_before_correction": "A different convention: eps is added to the root of the uncorrected v, as in "
    "the efficient form of Adam. Here it joins sqrt(vhat).",
    "eps_forgotten": "eps is left out: a weight that never had a gradient gets 0/0.",
    "root_forgotten": "The step is divided by vhat, not by its root: it then has the size of 1 / g.",
    "betas_exchanged": "b1 and b2 have changed places.",
    "new_gradient_weighted_by_beta": "The new gradient has the weight b and the old average 1 - b: the "
    "average hardly remembers anything.",
    "first_moment_uncorrected": "Only v is corrected: early steps are too small.",
    "second_moment_uncorrected": "Only m is corrected: early steps are too large.",
    "exponent_forgotten": "The correction is 1 - b in every step, as if every step were the first.",
    "corrected_moments_returned": "mhat and vhat are returned as the state: the next step corrects them "
    "again.",
    "ascent": "The step is added: it climbs the loss.",
}


@np.errstate(all="ignore")
def adamw_step(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01, *, bug=frozenset()):
    if "betas_exchanged" in bug:
        b1, b2 = b2, b1
    wd = 0.0 if "decay_forgotten" in bug else wd
    gradient = g + wd * p if "decay_in_gradient" in bug else g
    m = _average(b1, m, gradient, bug)
    v = _average(b2, v, m**2 if "second_moment_of_m" in bug else gradient**2, bug)

    k = 1 if "exponent_forgotten" in bug else t
    k = k - 1 if "correction_counts_from_zero" in bug else k
    mhat = m if bug & {"no_bias_correction", "first_moment_uncorrected"} else m / (1.0 - b1**k)
    share = 1.0 if bug & {"no_bias_correction", "second_moment_uncorrected"} else 1.0 - b2**k
    step = mhat / _divisor(v, share, eps, bug)
    if "ascent" in bug:
        step = -step

    new = _decayed(p, step, lr, wd, _divisor(v, share, eps, bug), bug)
    return (new, mhat, v / share) if "corrected_moments_returned" in bug else (new, m, v)


def _average(beta, old, new, bug):
    keep = 1.0 - beta if "new_gradient_weighted_by_beta" in bug else beta
    return keep * old + (1.0 - keep) * new


def _divisor(v, share, eps, bug):
    if "eps_forgotten" in bug:
        eps = 0.0
    root = (lambda value: value) if "root_forgotten" in bug else np.sqrt
    if "eps_inside_root" in bug:
        return root(v + eps) / root(share) if "eps_before_correction" in bug else root(v / share + eps)
    if "eps_before_correction" in bug:
        return (root(v) + eps) / root(share)
    return root(v / share) + eps


def _decayed(p, step, lr, wd, divisor, bug):
    if "decay_in_gradient" in bug:
        return p - lr * step
    rate = 1.0 if "decay_without_rate" in bug else lr
    scale = 1.0 / divisor if "decay_divided_by_root" in bug else 1.0
    decayed = p - lr * step if "decay_of_new_p" in bug else p
    return p - lr * step - rate * wd * decayed * scale

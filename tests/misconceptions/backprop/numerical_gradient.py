import numpy as np

BUGS = {
    "forward_difference": "The difference is one-sided, (f(x + h) - f(x)) / h: its bias is of order h, not "
    "h**2, so a gradient check flags correct code or needs a tolerance that hides bugs.",
    "backward_difference": "The difference is one-sided, (f(x) - f(x - h)) / h: its bias is of order h, not "
    "h**2, so a gradient check flags correct code or needs a tolerance that hides bugs.",
    "never_restored": "A probed coordinate is not put back: it stays shifted by -h, so later partials are "
    "taken at another point.",
    "input_dtype": "The probes are made in the dtype of x: in an integer array 1 + 1e-5 truncates back to 1, "
    "and in float32 the step drowns in rounding, so the difference is garbage.",
    "all_at_once": "All coordinates are moved together: that is the derivative along the all-ones vector, "
    "the sum of the partials, written into every slot.",
    "divided_by_h": "The two probes are 2h apart but divided by h: every partial is twice too large.",
    "h_ignored": "The step is fixed at 1e-5 whatever h says, so the caller cannot trade truncation against "
    "rounding.",
    "result_in_input_dtype": "The result has the dtype of x: for integer x the fractions of the gradient are "
    "cut off.",
    "flat_result": "The gradient comes back flat: it no longer has the shape of x, so it cannot be "
    "subtracted from x.",
    "scaled_step": "The step is scaled with the size of the coordinate: a relative step can be a good "
    "choice, but h is the step itself here.",
    "input_left_shifted": "The probes are made in the caller's own array and left there: x has moved after "
    "the call.",
}


def numerical_gradient(f, x, h=1e-5, *, bug=frozenset()):
    h = 1e-5 if "h_ignored" in bug else h
    point = np.array(x) if "input_dtype" in bug else np.array(x, dtype=np.float64)
    if "input_left_shifted" in bug:
        point = x
    grad = np.zeros(x.shape, x.dtype if "result_in_input_dtype" in bug else np.float64)
    for i in np.ndindex(point.shape):
        where = ... if "all_at_once" in bug else i
        center = point[where].copy()
        step = h * max(1.0, abs(float(x[i]))) if "scaled_step" in bug else h
        point[where] = center if "backward_difference" in bug else center + step
        above = f(point)
        point[where] = center if "forward_difference" in bug else center - step
        below = f(point)
        if not bug & {"never_restored", "input_left_shifted"}:
            point[where] = center
        one_sided = bug & {"forward_difference", "backward_difference", "divided_by_h"}
        grad[i] = (above - below) / (step if one_sided else 2 * step)
    return grad.ravel() if "flat_result" in bug else grad

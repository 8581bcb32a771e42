import numpy as np

BUGS = {
    "slopes_not_changes": "The output weights are the slopes of the segments. Units to the left stay active "
    "and their slopes add up: each unit must bring only the change of slope.",
    "values_not_slopes": "Differences of values are used for slopes, which is right only where knots are "
    "spaced by 1.",
    "kinks_at_the_right_end": "The unit of a segment switches on where the segment ends; it must switch on "
    "where it starts.",
    "constant_forgotten": "c = 0: nothing else can produce the value left of the first kink.",
    "bias_sign": "b = +xs puts the kinks at -xs; relu(x + b) switches on at x = -b.",
    "constant_is_the_last_value": "c is the last value; left of all kinks the network is c, which must be "
    "the first value.",
    "first_slope_forgotten": "The first unit has weight 0: the first change is from slope 0 to the slope of "
    "segment 0.",
    "right_tail_flat": "A last unit flattens the network right of the last knot, as np.interp does; the "
    "last line continues.",
    "left_tail_continues": "A unit that looks left continues the first line; left of the first knot the "
    "network is constant.",
    "run_over_rise": "The slopes are dx / dy; a slope is dy / dx.",
    "changes_negated": "Each change of slope is old minus new; the unit must add new minus old.",
    "slopes_accumulated": "The slopes are summed up instead of differenced: the network does that sum by "
    "itself.",
    "one_kink_for_all": "Unit k starts at knot 0 for every k: the kinks all fall on one point.",
}


def relu_interpolant(xs, ys, *, bug=frozenset()):
    rise, run = np.diff(ys), np.diff(xs)
    slopes = rise.copy() if "values_not_slopes" in bug else rise / run
    if "run_over_rise" in bug:
        slopes = run / np.where(rise == 0, 1e-3, rise)
    v = np.diff(slopes, prepend=0.0)
    if "slopes_not_changes" in bug:
        v = slopes.copy()
    if "slopes_accumulated" in bug:
        v = np.cumsum(slopes)
    if "changes_negated" in bug:
        v = np.concatenate([v[:1], -v[1:]])
    if "first_slope_forgotten" in bug:
        v = np.concatenate([[0.0], v[1:]])
    kinks = xs[1:] if "kinks_at_the_right_end" in bug else xs[:-1]
    if "one_kink_for_all" in bug:
        kinks = np.full(len(v), kinks[0])
    w, b = np.ones(len(v)), kinks if "bias_sign" in bug else -kinks
    if "right_tail_flat" in bug:
        w, b, v = np.append(w, 1.0), np.append(b, -xs[-1]), np.append(v, -slopes[-1])
    if "left_tail_continues" in bug:
        w, b, v = np.append(w, -1.0), np.append(b, xs[0]), np.append(v, -slopes[0])
    c = ys[-1] if "constant_is_the_last_value" in bug else ys[0]
    return w, b, v, 0.0 if "constant_forgotten" in bug else float(c)

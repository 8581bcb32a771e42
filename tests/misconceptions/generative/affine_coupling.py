"""An affine coupling layer with its known bugs as switches."""

import numpy as np

BUGS = {
    "inverse_logdet_keeps_the_sign": "The logdet of the inverse has the sign of the forward one: the "
    "inverse map has the inverse volume change, -sum of s.",
    "conditioned_on_the_transformed_half": "s and t are computed from the half that is transformed: going "
    "back, that half is not known yet. They must see only the untouched half.",
    "scale_without_exp": "The second half is multiplied by s instead of exp(s): scales of 0 or below would "
    "break the inverse and the logdet.",
    "exp_forgotten": "The second half is multiplied by s, while logdet still sums s: the scale is exp(s), which "
    "is why its logarithm is s.",
    "logdet_averaged": "logdet is a mean over features: the determinant is a product over all of them, so "
    "the logarithms are summed.",
    "logdet_summed_over_the_batch": "logdet is one number for the whole batch: each example has its own "
    "Jacobian.",
    "determinant_without_logarithm": "The product of the scales is returned: logdet is its logarithm.",
    "shift_counted_in_the_logdet": "t is added to the logdet: a shift changes no volume.",
    "inverse_in_the_wrong_order": "The inverse divides first and subtracts the shift after it: undo in "
    "reverse order, shift first.",
    "inverse_scale_not_inverted": "The inverse multiplies by exp(s) again: it needs exp(-s).",
    "inverse_ignored": "The inverse flag is not used.",
    "shift_scaled_too": "The shift is added before the scale, (x2 + t) * exp(s): it is added last, unscaled.",
    "other_half_transformed": "A different convention: the second half passes unchanged and the first is "
    "transformed, as every other layer of a flow does. Here the first half passes.",
    "halves_exchanged_in_the_output": "The transformed half comes first in the output: the halves stay in "
    "place.",
    "even_and_odd_features": "A different convention: the features are split into even and odd ones, as a "
    "checkerboard mask does. Here the halves are contiguous.",
    "log_scale_squashed": "A different convention: tanh is applied to s to keep scales bounded. Here s is "
    "used as it is.",
    "input_changed_in_place": "The second half of x is overwritten, which changes the caller's array.",
}


def affine_coupling(x, s_fn, t_fn, inverse=False, *, bug=frozenset()):
    half = x.shape[1] // 2
    kept, moved = np.arange(half), np.arange(half, 2 * half)
    if "even_and_odd_features" in bug:
        kept, moved = np.arange(0, 2 * half, 2), np.arange(1, 2 * half, 2)
    if "other_half_transformed" in bug:
        kept, moved = moved, kept

    x2 = x[:, moved]
    seen = x2 if "conditioned_on_the_transformed_half" in bug else x[:, kept]
    s, t = np.array(s_fn(seen)), np.array(t_fn(seen))
    if "log_scale_squashed" in bug:
        s = np.tanh(s)
    if "scale_without_exp" in bug:
        s, scale = np.log(np.abs(s)), s
    else:
        scale = np.exp(s)

    if "exp_forgotten" in bug and "scale_without_exp" not in bug:
        scale = s

    back = inverse and "inverse_ignored" not in bug
    if back:
        scale = scale if "inverse_scale_not_inverted" in bug else 1 / scale
        early = "inverse_in_the_wrong_order" in bug
        early = early != ("shift_scaled_too" in bug)
        y2 = x2 * scale - t if early else (x2 - t) * scale
        s = s if "inverse_logdet_keeps_the_sign" in bug else -s
    else:
        y2 = (x2 + t) * scale if "shift_scaled_too" in bug else x2 * scale + t

    y = x.copy()
    y[:, moved] = y2
    if "input_changed_in_place" in bug:
        x[:, moved] = y2
    if "halves_exchanged_in_the_output" in bug:
        y = np.concatenate([y[:, moved], y[:, kept]], axis=1)
    if "shift_counted_in_the_logdet" in bug:
        s = s - t if back else s + t
    logdet = s.mean(1) if "logdet_averaged" in bug else s.sum(1)
    if "determinant_without_logarithm" in bug:
        logdet = np.exp(logdet)
    return y, float(logdet.sum()) if "logdet_summed_over_the_batch" in bug else logdet

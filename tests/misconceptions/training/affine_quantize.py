"""Affine quantization with its known bugs as switches."""

import numpy as np

BUGS = {
    "one_step_too_many": "The range is divided into 2**bits steps. 256 codes span 255 steps; code 256 does "
    "not exist.",
    "top_code_too_large": "2**bits is taken for the largest code. 256 codes run from 0 to 255; code 256 does "
    "not exist.",
    "codes_wrap_around": "The codes are cast to unsigned integers without clipping: 256 wraps around to 0, "
    "and the largest value comes back as the smallest.",
    "codes_not_clipped": "The codes are not clipped. Rounding both x and the zero point can lead one "
    "beyond the top, which wraps around to 0 in a uint8.",
    "zero_point_not_rounded": "The zero point is left a real number. It is stored as an integer, so that "
    "0.0 comes back exactly.",
    "zero_point_cut": "The zero point is cut to an integer, as int() does. It is rounded to the nearest.",
    "zero_point_rounded_up": "The zero point is rounded up. It is rounded to the nearest integer.",
    "range_without_zero": "The range is that of the data, without 0. Then 0.0 (padding, ReLU) has no code.",
    "symmetric_range": "A different convention: the range is symmetric about 0. For data that lie on one "
    "side, half of the codes are wasted.",
    "cut_instead_of_rounded": "x / scale is cut toward zero: the error is up to a whole step.",
    "rounded_down": "x / scale is rounded down: the error is up to a whole step and always to one side.",
    "halves_rounded_up": "A different convention: halves are rounded up. Here they go to the even integer, "
    "as np.round does, which leaves no bias.",
    "signed_codes": "A different convention: signed codes, from -2**(bits - 1). Here they start at 0.",
    "zero_point_sign": "The zero point has the wrong sign, is clipped to 0, and negative values are lost.",
    "zeros_divide_by_zero": "The scale of an array of zeros is 0, and everything is divided by it.",
    "restored_without_zero_point": "x_hat is q * scale: the zero point is not taken off.",
    "zero_point_after_scaling": "x_hat is q * scale - zero_point: the zero point is a code, so it is taken "
    "off before the scale.",
    "always_eight_bits": "The number of bits is ignored.",
    "scale_upside_down": "The scale is steps per unit: its inverse is meant, the size of a step.",
    "rounded_from_lo": "x - lo is rounded as a whole, the zero point by itself: their fractions differ, "
    "and codes are off by one against the zero point.",
    "restored_from_lo": "x_hat is lo + q * scale: then 0.0 does not come back exactly, since lo need not "
    "be a multiple of the scale.",
    "x_hat_from_x": "x_hat is x itself, clipped to the range: nothing of the rounding is left in it.",
}


@np.errstate(all="ignore")
def affine_quantize(x, bits=8, *, bug=frozenset()):
    top = 2 ** (8 if "always_eight_bits" in bug else bits) - (0 if "top_code_too_large" in bug else 1)
    lo, hi = _range(x, bug)
    scale = (hi - lo) / (top + 1 if "one_step_too_many" in bug else top)
    if hi == lo and "zeros_divide_by_zero" not in bug:
        scale = 1.0
    step = np.float64(scale)

    zero_point = lo / step if "zero_point_sign" in bug else -lo / step
    if "zero_point_not_rounded" not in bug:
        zero_point = _whole(zero_point, bug)
    zero_point = float(np.nan_to_num(np.clip(zero_point, 0, top)))
    q = _round(x / step, bug) + zero_point
    if "zero_point_not_rounded" in bug:
        q = _round(x / step + zero_point, bug)
    if "rounded_from_lo" in bug:
        q = _round((x - lo) / step, bug)
    if "codes_wrap_around" in bug:
        q = q % (top + 1)
    elif "codes_not_clipped" not in bug:
        q = np.clip(q, 0, top)
    q = np.nan_to_num(q).astype(np.int64)

    x_hat = (q - zero_point) * scale
    if "restored_without_zero_point" in bug:
        x_hat = q * scale
    elif "zero_point_after_scaling" in bug:
        x_hat = q * scale - zero_point
    elif "restored_from_lo" in bug:
        x_hat = lo + q * scale
    elif "x_hat_from_x" in bug:
        x_hat = np.clip(x, lo, hi)
    shift = 2 ** (bits - 1) if "signed_codes" in bug else 0
    return q - shift, float(1 / step if "scale_upside_down" in bug else step), zero_point - shift, x_hat


def _range(x, bug):
    lo, hi = float(x.min()), float(x.max())
    if "range_without_zero" not in bug:
        lo, hi = min(lo, 0.0), max(hi, 0.0)
    if "symmetric_range" in bug:
        hi = max(-lo, hi)
        lo = -hi
    return lo, hi


def _whole(zero_point, bug):
    if "zero_point_cut" in bug:
        return np.trunc(zero_point)
    return np.ceil(zero_point) if "zero_point_rounded_up" in bug else np.round(zero_point)


def _round(values, bug):
    if "cut_instead_of_rounded" in bug:
        return np.trunc(values)
    if "rounded_down" in bug:
        return np.floor(values)
    return np.floor(values + 0.5) if "halves_rounded_up" in bug else np.round(values)

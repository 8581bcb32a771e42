import math

BUGS = {
    "no_plus_one": "The first window position is not counted: like fence posts, "
    "one more than the number of steps.",
    "rounded": "The quotient is rounded instead of floored, "
    "so an incomplete last window is sometimes counted.",
    "rounded_up": "A different convention: ceil mode keeps the incomplete last window; "
    "convolutions drop it (floor).",
    "extent_dilation_times_k": "The dilated kernel is taken to cover d*k cells; "
    "k taps have k - 1 gaps: d(k - 1) + 1.",
    "extent_without_first_tap": "The kernel is taken to cover d(k - 1) cells; its first tap adds one more.",
    "dilation_ignored": "The kernel is taken to cover k cells whatever the dilation; "
    "its taps lie d cells apart.",
    "padding_on_one_side": "The padding is counted once; it is added on both sides.",
    "stride_ignored": "The windows are counted as if they moved by one cell; "
    "only every s-th position is an output.",
    "fit_not_checked": "A kernel larger than the padded input is answered with a size; "
    "it fits nowhere: ValueError.",
    "fit_ignores_dilation": "The fit is checked with k; a dilated kernel covers d(k - 1) + 1 cells.",
}


def conv_output_size(n, k, s=1, p=0, d=1, *, bug=frozenset()):
    d = 1 if "dilation_ignored" in bug else d
    extent = d * k if "extent_dilation_times_k" in bug else d * (k - 1) + 1
    if "extent_without_first_tap" in bug:
        extent -= 1
    room = n + (p if "padding_on_one_side" in bug else 2 * p)
    if "fit_not_checked" not in bug and (k if "fit_ignores_dilation" in bug else extent) > room:
        raise ValueError("the kernel does not fit")
    steps = (room - extent) / (1 if "stride_ignored" in bug else s)
    if "rounded_up" in bug:
        steps = math.ceil(steps)
    elif "rounded" in bug:
        steps = round(steps)
    return math.floor(steps) + ("no_plus_one" not in bug)

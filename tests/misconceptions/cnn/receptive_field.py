BUGS = {
    "adds_k": "Each layer adds k jumps; the center tap is already inside the current field, "
    "so only k - 1 are new.",
    "strides_summed": "The strides are added up; they compose by multiplication.",
    "strides_summed_from_one": "The jump grows by s - 1 per layer, right for the first stride only; strides compose "
    "by multiplication.",
    "jump_before_growth": "A layer's own stride enlarges its own growth; "
    "its taps are spaced by the strides before it.",
    "jump_ignored": "The growth is not scaled by the strides before; "
    "one step of a deep layer is many input pixels.",
    "dilation_ignored": "The dilation is left out; it spreads the taps d apart.",
    "dilation_in_jump": "The dilation multiplies the jump too; it spaces the taps of its own layer, "
    "not the outputs.",
    "dilated_extent_d_times_k": "The dilated kernel is taken to cover d*k cells; "
    "k taps have k - 1 gaps: d(k - 1) + 1.",
    "starts_at_zero": "The field starts at 0; before any layer a unit sees one pixel, itself.",
    "walks_backward": "The layers are walked from output to input; "
    "the jump has to be that of the layers nearer the input.",
    "last_stride_as_jump": "The stride of the last layer is returned; "
    "the jump is the product of all strides.",
}


def receptive_field(layers, *, bug=frozenset()):
    r, j, last = (0 if "starts_at_zero" in bug else 1), 1, 1
    for k, s, d in reversed(layers) if "walks_backward" in bug else layers:
        if "dilation_ignored" in bug:
            d = 1
        after = j + s - 1 if "strides_summed_from_one" in bug else j + s if "strides_summed" in bug else j * s
        if "dilation_in_jump" in bug:
            after *= d
        taps = k if "adds_k" in bug else k - 1
        growth = d * (taps + 1) - 1 if "dilated_extent_d_times_k" in bug else d * taps
        step = after if "jump_before_growth" in bug else j
        r += growth * (1 if "jump_ignored" in bug else step)
        j, last = after, s
    return r, last if "last_stride_as_jump" in bug else j

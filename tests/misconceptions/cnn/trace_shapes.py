import math

BUGS = {
    "flatten_keeps_channels_only": "Flatten is given C features; it keeps every spatial position: C*H*W. "
    "Only pooling collapses them.",
    "parameters_per_position": "The parameters of a conv are multiplied by its output size; "
    "one kernel serves all positions.",
    "image_channels_everywhere": "Every conv is charged for the channels of the image; "
    "its kernels span the current width.",
    "width_from_height": "The width is computed from the height; square inputs hide it.",
    "pool_keeps_resolution": "Pooling leaves height and width alone; it is where LeNet and VGG reduce them.",
    "pool_has_parameters": "Pooling is charged with k*k weights per channel; it has none.",
    "bias_forgotten": "The biases are not counted: cout per conv and m per fc.",
    "gap_drops_axes": "Global pooling gives (C,); it keeps two axes of size 1 here: (C, 1, 1).",
    "padding_ignored": "The padding is left out of the output size.",
    "stride_ignored": "The stride is left out of the output size.",
    "rounds_up": "A different convention: ceil mode keeps an incomplete last window; it is dropped here.",
    "input_shape_listed": "The list begins with the shape of the input; one shape per item is asked for.",
    "channels_last": "A different convention: shapes are (H, W, C); (C, H, W) is asked for.",
}


def trace_shapes(spec, c, h, w, *, bug=frozenset()):
    shape, total = (c, h, w), 0
    shapes = [shape] if "input_shape_listed" in bug else []
    for kind, *sizes in spec:
        before = shape
        if kind in ("conv", "pool"):
            k, s, p = sizes[-3:]
            height, width = (_slide(n, k, s, p, bug) for n in shape[1:])
            shape = (shape[0], height, height if "width_from_height" in bug else width)
        if kind == "conv":
            cin = c if "image_channels_everywhere" in bug else shape[0]
            weights = sizes[0] * cin * k * k + ("bias_forgotten" not in bug) * sizes[0]
            shape = (sizes[0], *shape[1:])
            total += weights * (math.prod(shape[1:]) if "parameters_per_position" in bug else 1)
        elif kind == "pool":
            shape = before if "pool_keeps_resolution" in bug else shape
            total += shape[0] * k * k if "pool_has_parameters" in bug else 0
        elif kind == "gap":
            shape = shape[:1] if "gap_drops_axes" in bug else (shape[0], 1, 1)
        elif kind == "flatten":
            shape = shape[:1] if "flatten_keeps_channels_only" in bug else (math.prod(shape),)
        elif kind == "fc":
            total += sizes[0] * shape[0] + ("bias_forgotten" not in bug) * sizes[0]
            shape = (sizes[0],)
        shapes.append(shape)
    if "channels_last" in bug:
        shapes = [(*one[1:], one[0]) for one in shapes]
    return shapes, total


def _slide(n, k, s, p, bug):
    """How often a window fits along one axis."""
    room = n + (0 if "padding_ignored" in bug else 2 * p) - k
    s = 1 if "stride_ignored" in bug else s
    return (-(-room // s) if "rounds_up" in bug else room // s) + 1

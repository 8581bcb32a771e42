import math

BUGS = {
    "variance_returned": "The variance is returned. The conditions of He and Glorot fix the variance; a "
    "sampler wants its square root.",
    "variance_beside_the_bound": "std holds the variance, though the bound is right: the sampler wants the square "
    "root.",
    "kernel_area_ignored": "The kernel area is missing from the fans. An output of a convolution sums in * "
    "kh * kw products; without kh * kw the std is 3 times too large for a 3x3 kernel.",
    "kernel_area_in_fan_in_only": "fan_out lacks the kernel area: backward, every input feeds out * kh * kw "
    "outputs.",
    "kernel_counted_once": "Only one side of the kernel is counted; the area is kh * kw.",
    "bound_is_std": "The uniform bound equals std. U(-b, b) has standard deviation b / sqrt(3), so b = "
    "sqrt(3) * std.",
    "bound_divided": "The uniform bound is std / sqrt(3); it must be wider than std, sqrt(3) * std.",
    "fans_swapped": "fan_in and fan_out are exchanged: in this layout the first axis is out, the second in.",
    "tanh_gain_one": "The gain of tanh is taken as 1; in this table it is 5/3.",
    "relu_gain_two": "The gain of ReLU is taken as 2, which is its factor on the variance; on the std it is "
    "sqrt(2).",
    "sigmoid_gain_of_relu": "The sigmoid gets the gain sqrt(2) of ReLU; in this table it is 1.",
    "leaky_ignores_slope": "Leaky ReLU gets the gain of ReLU; its left half passes slope**2 of the second "
    "moment.",
    "leaky_slope_not_squared": "The gain of leaky ReLU uses 1 + slope; second moments carry slope**2.",
    "slope_for_relu": "The slope enters the gain of ReLU, which has none; only leaky ReLU uses it.",
    "xavier_without_two": "Xavier is gain * sqrt(1 / (fan_in + fan_out)); the 2 is missing that turns the "
    "sum into a mean.",
    "xavier_without_gain": "Xavier leaves out the gain.",
}


def init_std(shape, act, scheme, slope=0.01, *, bug=frozenset()):
    kernel = shape[2:3] if "kernel_counted_once" in bug else shape[2:]
    area = 1 if "kernel_area_ignored" in bug else math.prod(kernel)
    fan_in, fan_out = shape[1] * area, shape[0] * area
    if "kernel_area_in_fan_in_only" in bug:
        fan_out = shape[0]
    if "fans_swapped" in bug:
        fan_in, fan_out = fan_out, fan_in
    gain = _gain(act, slope, bug)
    if scheme == "xavier":
        gain = 1.0 if "xavier_without_gain" in bug else gain
        std = gain * math.sqrt((1.0 if "xavier_without_two" in bug else 2.0) / (fan_in + fan_out))
    else:
        std = gain / math.sqrt(fan_in if scheme == "he_in" else fan_out)
    if "variance_returned" in bug:
        std = std**2
    bound = std / math.sqrt(3.0) if "bound_divided" in bug else math.sqrt(3.0) * std
    bound = std if "bound_is_std" in bug else bound
    return std**2 if "variance_beside_the_bound" in bug else std, bound


def _gain(act, slope, bug):
    if act == "relu":
        left = slope if "slope_for_relu" in bug else 0.0
        return 2.0 if "relu_gain_two" in bug else math.sqrt(2.0 / (1.0 + left**2))
    if act == "leaky":
        power = 1 if "leaky_slope_not_squared" in bug else 2
        return math.sqrt(2.0) if "leaky_ignores_slope" in bug else math.sqrt(2.0 / (1.0 + slope**power))
    if act == "sigmoid":
        return math.sqrt(2.0) if "sigmoid_gain_of_relu" in bug else 1.0
    if act == "tanh":
        return 1.0 if "tanh_gain_one" in bug else 5.0 / 3.0
    return 1.0

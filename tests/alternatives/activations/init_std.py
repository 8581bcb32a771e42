import math

import numpy as np


def loops(shape, act, scheme, slope=0.01):
    area = 1
    for side in list(shape)[2:]:
        area *= side
    if act == "tanh":
        gain = 5 / 3
    elif act == "relu":
        gain = 2**0.5
    elif act == "leaky":
        gain = (2 / (1 + slope * slope)) ** 0.5
    else:
        gain = 1
    if scheme == "xavier":
        variance = gain**2 * 2 / (shape[0] * area + shape[1] * area)
    elif scheme == "he_in":
        variance = gain**2 / (shape[1] * area)
    else:
        variance = gain**2 / (shape[0] * area)
    return variance**0.5, (3 * variance) ** 0.5


def numpy_table(shape, act, scheme, slope=0.01):
    out_in = np.array(shape[:2]) * np.prod(shape[2:], dtype=int)
    share = {"xavier": [0.5, 0.5], "he_in": [0.0, 1.0], "he_out": [1.0, 0.0]}[scheme]
    squared_gain = {"tanh": 25 / 9, "relu": 2.0, "leaky": 2.0 / (1.0 + slope**2)}.get(act, 1.0)
    std = np.sqrt(squared_gain / np.dot(share, out_in))
    return np.array([std, std * np.sqrt(3.0)])


def torch_init(shape, act, scheme, slope=0.01):
    import torch
    from torch.nn import init

    gain = init.calculate_gain("leaky_relu" if act == "leaky" else act, slope)
    fan_in, fan_out = init._calculate_fan_in_and_fan_out(torch.empty(tuple(shape)))
    fan = {"xavier": 0.5 * (fan_in + fan_out), "he_in": fan_in, "he_out": fan_out}[scheme]
    return gain / math.sqrt(fan), gain * math.sqrt(3.0 / fan)

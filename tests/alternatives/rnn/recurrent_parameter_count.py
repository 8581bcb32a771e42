"""The size of recurrent layers, right, in other styles."""

import math


def loops(kind, d, h, layers=1, bidirectional=False, double_bias=True):
    maps = {"rnn": ["state"], "gru": ["r", "z", "n"], "lstm": ["i", "f", "g", "o"]}[kind]
    directions = ["forward", "backward"] if bidirectional else ["forward"]
    total, below = 0, d
    for _layer in range(layers):
        for _direction in directions:
            for _map in maps:
                total += below * h
                total += h * h
                total += h
                if double_bias:
                    total += h
        below = h * len(directions)
    return total


def closed_form(kind, d, h, layers=1, bidirectional=False, double_bias=True):
    g, s, c = {"rnn": 1, "gru": 3, "lstm": 4}[kind], 1 + bidirectional, 1 + double_bias
    return g * h * s * ((d + h + c) + (layers - 1) * (s * h + h + c))


def shapes(kind, d, h, layers=1, bidirectional=False, double_bias=True):
    rows = {"rnn": h, "gru": 3 * h, "lstm": 4 * h}[kind]
    tensors = []
    for layer in range(layers):
        for _ in range(2 if bidirectional else 1):
            width = d if layer == 0 else (2 * h if bidirectional else h)
            tensors += [(rows, width), (rows, h), (rows,)] + [(rows,)] * bool(double_bias)
    return sum(math.prod(shape) for shape in tensors)


def torch_modules(kind, d, h, layers=1, bidirectional=False, double_bias=True):
    import torch

    module = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[kind]
    network = module(d, h, num_layers=layers, bidirectional=bidirectional)
    return sum(
        p.numel() for name, p in network.named_parameters() if double_bias or not name.startswith("bias_hh")
    )

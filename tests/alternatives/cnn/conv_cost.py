def loops(cin, cout, k, hout, wout, groups=1, bias=True):
    """Count the weights of each output channel, then use them at every position."""
    params = macs = 0
    for _ in range(groups):
        for _ in range(cout // groups):
            weights = 0
            for _ in range(cin // groups):
                weights += k * k
            params += weights + bool(bias)
            for _ in range(hout):
                macs += wout * weights
    return [params, macs]


def weight_shape(cin, cout, k, hout, wout, groups=1, bias=True):
    """From the size of the weight array."""
    import numpy as np

    weights = np.prod([cout, cin / groups, k, k])
    return weights + cout * bool(bias), weights * hout * wout


def torch_module(cin, cout, k, hout, wout, groups=1, bias=True):
    """Ask torch how many parameters its layer has."""
    import torch

    layer = torch.nn.Conv2d(cin, cout, k, groups=groups, bias=bias, device="meta")
    return sum(p.numel() for p in layer.parameters()), layer.weight.numel() * hout * wout

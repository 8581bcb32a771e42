import numpy as np


def loops(spec, c, h, w):
    """Count window positions and weights one by one."""
    shapes, total, now = [], 0, [c, h, w]
    for item in spec:
        if item[0] in ("conv", "pool"):
            k, s, p = item[-3:]
            counts = []
            for n in now[1:]:
                count, start = 0, 0
                while start + k <= n + 2 * p:
                    count, start = count + 1, start + s
                counts.append(count)
            if item[0] == "conv":
                for _ in range(item[1]):
                    total += 1 + now[0] * k**2
                now = [item[1], *counts]
            else:
                now = [now[0], *counts]
        elif item[0] == "gap":
            now = [now[0], 1, 1]
        elif item[0] == "flatten":
            features = 1
            for n in now:
                features *= n
            now = [features]
        else:
            total += (now[0] + 1) * item[1]
            now = [item[1]]
        shapes.append(list(now))
    return shapes, total


def dispatch(spec, c, h, w):
    """A function per kind of layer, each giving the next shape and its parameters."""

    def slide(shape, channels, k, s, p):
        return (channels, *(int(np.floor((n + 2 * p - k) / s)) + 1 for n in shape[1:]))

    steps = {
        "conv": lambda shape, cout, k, s, p: (slide(shape, cout, k, s, p), (shape[0] * k * k + 1) * cout),
        "pool": lambda shape, k, s, p: (slide(shape, shape[0], k, s, p), 0),
        "gap": lambda shape: ((shape[0], 1, 1), 0),
        "flatten": lambda shape: ((np.prod(shape),), 0),
        "fc": lambda shape, m: ((m,), (shape[0] + 1) * m),
    }
    trace = [((c, h, w), 0)]
    for kind, *sizes in spec:
        trace.append(steps[kind](trace[-1][0], *sizes))
    return [shape for shape, _ in trace[1:]], sum(params for _, params in trace)


def torch_modules(spec, c, h, w):
    """Run the stack in torch, on tensors that have shapes but no data."""
    import torch
    from torch import nn

    x, shapes, total = torch.zeros(1, c, h, w, device="meta"), [], 0
    for kind, *sizes in spec:
        if kind == "conv":
            cout, k, s, p = sizes
            layer = nn.Conv2d(x.shape[1], cout, k, s, p, device="meta")
        elif kind == "pool":
            k, s, p = sizes
            layer = nn.MaxPool2d(k, s, p)
        elif kind == "gap":
            layer = nn.AdaptiveAvgPool2d(1)
        elif kind == "flatten":
            layer = nn.Flatten()
        else:
            layer = nn.Linear(x.shape[1], sizes[0], device="meta")
        x = layer(x)
        shapes.append(x.shape[1:])
        total += sum(p.numel() for p in layer.parameters())
    return shapes, total

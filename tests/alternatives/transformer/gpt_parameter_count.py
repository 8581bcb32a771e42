import math


def loops(V, ctx, d, L, tied=True, bias=True):
    """List the shape of every parameter and add up the sizes."""
    shapes = [(V, d), (ctx, d)]
    for _ in range(L):
        for fan_in, fan_out in ((d, 3 * d), (d, d), (d, 4 * d), (4 * d, d)):
            shapes.append((fan_in, fan_out))
            if bias:
                shapes.append((fan_out,))
        shapes += [(d,)] * (4 if bias else 2)
    shapes += [(d,)] * (2 if bias else 1)
    if not tied:
        shapes.append((V, d))
    return sum(math.prod(shape) for shape in shapes)


def closed_form(V, ctx, d, L, tied=True, bias=True):
    """One polynomial in d."""
    heads = 1 if tied else 2
    return 12 * L * d**2 + (heads * V + ctx + 2 * L + 1) * d + bias * (11 * L + 1) * d


def torch_modules(V, ctx, d, L, tied=True, bias=True):
    """Build the modules without storage and count."""
    from torch import nn

    def block():
        return [
            nn.LayerNorm(d, bias=bias, device="meta"),
            nn.Linear(d, 3 * d, bias=bias, device="meta"),
            nn.Linear(d, d, bias=bias, device="meta"),
            nn.LayerNorm(d, bias=bias, device="meta"),
            nn.Linear(d, 4 * d, bias=bias, device="meta"),
            nn.Linear(4 * d, d, bias=bias, device="meta"),
        ]

    modules = [nn.Embedding(V, d, device="meta"), nn.Embedding(ctx, d, device="meta")]
    modules += [module for _ in range(L) for module in block()]
    modules.append(nn.LayerNorm(d, bias=bias, device="meta"))
    head = nn.Linear(d, V, bias=False, device="meta")
    if tied:
        head.weight = modules[0].weight
    model = nn.ModuleList([*modules, head])
    return sum(parameter.numel() for parameter in model.parameters())

"""The cost of attention in other styles."""


def head_by_head(n, d, heads, m=None):
    if m is None:
        m = n
    width = d / heads
    cost = {"proj": n * d * d, "scores": 0, "values": 0, "score_elems": 0}
    for _ in range(heads):
        cost["proj"] += n * d * width + 2 * m * d * width
        cost["scores"] += n * m * width
        cost["values"] += n * m * width
        cost["score_elems"] += n * m
    return cost


def torch_shapes(n, d, heads, m=None):
    import torch

    m = m or n
    x, y, W = torch.empty(n, d), torch.empty(m, d), torch.empty(d, d)
    split = torch.empty(heads, 1, d // heads)
    q, k = split.expand(-1, n, -1), split.expand(-1, m, -1)
    scores = q @ k.mT
    return {
        "proj": sum(t.numel() * W.shape[1] for t in (x, y, y, x)),
        "scores": scores.numel() * q.shape[-1],
        "values": scores.numel() * k.shape[-1],
        "score_elems": scores.numel(),
    }


def counted_loops(n, d, heads, m=None):
    tokens = [n, n, m or n, m or n]
    pairs = sum(1 for _ in range(n) for _ in range(m or n))
    return {
        "proj": sum(t * d**2 for t in tokens),
        "scores": pairs * d,
        "values": pairs * d,
        "score_elems": sum([pairs] * heads),
    }

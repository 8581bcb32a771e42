"""The speedup of data parallelism in other styles."""


def forward_then_the_longer(t1, S, n, bw_intra, bw_inter, per_node):
    slowest = bw_intra
    if n > per_node:
        slowest = bw_inter
    forward, backward = t1 / n / 3, 2 * t1 / n / 3
    ring = sum(S / n / slowest for _ in range(2 * (n - 1)))
    step = forward + max(backward, ring)
    return step, t1 / step, t1 / (n * step)


def link_by_link(t1, S, n, bw_intra, bw_inter, per_node):
    # GPU r sends to r + 1; a round takes as long as its slowest link.
    node = [r // per_node for r in range(n)]
    links = [bw_intra if node[r] == node[(r + 1) % n] else bw_inter for r in range(n)]
    comm = 2 * (n - 1) * max(S / n / link for link in links)
    compute = t1 / n
    late = comm - compute + compute / 3
    step = compute + late if late > 0 else compute
    return [step, t1 / step, compute / step]


def torch_relu(t1, S, n, bw_intra, bw_inter, per_node):
    import torch

    compute = torch.tensor(t1 / n, dtype=torch.float64)
    comm = torch.tensor(2 * S * (1 - 1 / n) / (bw_intra if n <= per_node else bw_inter), dtype=torch.float64)
    step = compute + torch.relu(comm - compute * 2 / 3)
    return step, t1 / step, t1 / step / n

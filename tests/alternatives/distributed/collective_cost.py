"""The cost of collectives in other styles."""


def round_by_round(op, S, n, bw, lat=0.0):
    phases = {"all_reduce": 2, "reduce_scatter": 1, "all_gather": 1}
    sent, seconds = 0.0, 0.0
    if op == "naive_root":
        for _ in range(n - 1):
            sent += S
            seconds += 2 * S / bw
        return sent, seconds + (2 * lat if n > 1 else 0.0)
    for _ in range(phases[op]):
        for _ in range(n - 1):
            sent += S / n
            seconds += lat + S / n / bw
    return sent, seconds


def closed_forms(op, S, n, bw, lat=0.0):
    half = (n - 1) / n * S
    forms = {
        "reduce_scatter": (half, (n - 1) * lat + half / bw),
        "all_gather": (half, (n - 1) * lat + half / bw),
        "all_reduce": (2 * half, 2 * (n - 1) * lat + 2 * half / bw),
        "naive_root": ((n - 1) * S, 2 * (n - 1) * S / bw + 2 * lat),
    }
    return forms[op] if n > 1 else [0, 0]


def torch_table(op, S, n, bw, lat=0.0):
    import torch

    if n == 1:
        return torch.zeros(2)
    # Rows: messages, size of a message, trips that cost latency, directions that cost time.
    table = torch.tensor(
        [
            [n - 1.0, S / n, n - 1, 1],
            [n - 1.0, S / n, n - 1, 1],
            [2.0 * (n - 1), S / n, 2 * (n - 1), 1],
            [n - 1.0, S, 2, 2],
        ],
        dtype=torch.float64,
    )
    row = table[["reduce_scatter", "all_gather", "all_reduce", "naive_root"].index(op)]
    sent = row[0] * row[1]
    return sent, row[3] * sent / bw + row[2] * lat

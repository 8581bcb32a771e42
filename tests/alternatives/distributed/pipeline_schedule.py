"""Pipeline schedules in other styles."""


def loops(p, m, kind, tf=1, tb=2):
    peak = []
    for s in range(p):
        warm_up = m if kind == "gpipe" else min(p - 1 - s, m)
        in_flight, most, back = 0, 0, 0
        for i in range(m):
            in_flight += 1
            most = max(most, in_flight)
            if i >= warm_up:
                in_flight -= 1
                back += 1
        peak.append(most)
    return peak, (tf + tb) * m + (tf + tb) * (p - 1)


def event_simulation(p, m, kind, tf=1, tb=2):
    # Forward needs the stage before, backward the stage after; a stage does one thing at a time.
    orders = []
    for s in range(p):
        warm_up = m if kind == "gpipe" else min(p - 1 - s, m)
        order = [(0, i) for i in range(warm_up)]
        for i in range(m):
            order += [(0, warm_up + i)] * (warm_up + i < m) + [(1, i)]
        orders.append(order)
    done, clock, position = {}, [0] * p, [0] * p
    while any(position[s] < 2 * m for s in range(p)):
        for s in range(p):
            if position[s] == 2 * m:
                continue
            back, i = orders[s][position[s]]
            source = (back, i, s + 1 if back else s - 1)
            first = s == (p - 1 if back else 0)
            if first or source in done:
                clock[s] = max(clock[s], 0 if first else done[source]) + (tb if back else tf)
                done[back, i, s] = clock[s]
                position[s] += 1
    peak = []
    for order in orders:
        held = [sum(1 - 2 * back for back, _ in order[: k + 1]) for k in range(2 * m)]
        peak.append(max(held))
    return peak, max(clock)


def torch_clamped(p, m, kind, tf=1, tb=2):
    import torch

    peak = torch.full((p,), m)
    if kind == "1f1b":
        peak = torch.arange(p, 0, -1).clamp(max=m)
    return peak, (m + p - 1) * (tf + tb)

"""What a collective operation costs: bytes on the wire and seconds."""


def collective_cost(op, S, n, bw, lat=0.0):
    """Cost one collective over n ranks: ring algorithms, and the naive one that sends everything to a root.

    Formula:
        reduce_scatter, all_gather: n - 1 rounds, in each of which a rank sends S / n bytes
        all_reduce: the one and then the other, 2 (n - 1) rounds
        seconds = rounds * lat + bytes / bw
        naive_root: every rank sends S to rank 0, which sends the sum back to each. The ROOT is counted, whose
            link is the bottleneck: it sends (n - 1) S bytes, and
            seconds = 2 (n - 1) S / bw + 2 lat (it receives, then it sends)
        One rank alone (n = 1) sends nothing and needs 0 seconds, whatever the operation.

    Args:
        op: "all_reduce", "reduce_scatter", "all_gather" or "naive_root".
        S: float. Bytes of the FULL buffer, before a reduce-scatter and after an all-gather.
        n: int. Number of ranks, at least 1.
        bw: float. Bytes per second, per link and direction; all links work at the same time.
        lat: float. Seconds of latency that each round adds.

    Returns:
        (bytes, seconds): two numbers; bytes are those that one rank sends (for naive_root the root).

    Raises:
        Nothing of its own: op is one of the four.

    Example:
        >>> collective_cost("all_reduce", 8.0, 4, 2.0, lat=1.0)
        (12.0, 12.0)
        >>> collective_cost("naive_root", 8.0, 4, 2.0, lat=1.0)
        (24.0, 26.0)

    Reference:
        Thakur, Rabenseifner and Gropp, "Optimization of Collective Communication Operations in MPICH" (2005).
        Patarasuk and Yuan, "Bandwidth optimal all-reduce algorithms for clusters of workstations" (2009).
    """
    if n == 1:
        return 0.0, 0.0
    if op == "naive_root":
        sent = (n - 1) * S
        return sent, 2 * sent / bw + 2 * lat  # the sums can only be sent once all parts have come in

    # Rounds depend on each other, so their latencies add up: the cost of a ring that grows with n.
    rounds = (2 if op == "all_reduce" else 1) * (n - 1)
    sent = rounds * S / n
    return sent, rounds * lat + sent / bw

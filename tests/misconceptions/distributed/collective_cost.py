"""The cost of collectives with its known bugs as switches."""

BUGS = {
    "one_phase_for_all_reduce": "An all-reduce is counted as one phase. It is a reduce-scatter and then "
    "an all-gather.",
    "two_phases_for_everything": "Reduce-scatter and all-gather are counted twice. Each is one half of "
    "an all-reduce.",
    "bytes_in_the_limit": "2 S bytes are counted for an all-reduce. That is the limit for large n; two "
    "ranks all-reduce with S.",
    "half_in_the_limit": "S bytes are counted for a reduce-scatter or an all-gather. A rank keeps one "
    "chunk: (n - 1) / n * S.",
    "whole_buffer_each_round": "S bytes are sent in each round. A round passes on one chunk, S / n.",
    "n_rounds": "n rounds are counted per phase. A chunk needs n - 1 hops to meet all ranks.",
    "latency_counted_once": "The latency is added once. A ring takes n - 1 rounds per phase, each of "
    "which waits for the one before: latency grows with n.",
    "latency_once_per_phase": "The latency is added once per phase. A phase of a ring takes n - 1 rounds, "
    "each of which waits for the one before.",
    "latency_ignored": "The latency is left out.",
    "bandwidth_divided_by_ranks": "The bandwidth is divided by n. Every link of a ring works at the same "
    "time.",
    "bits_and_bytes_mixed": "bw is taken for bits per second. It is in bytes per second here; network "
    "specifications are often in bits.",
    "shard_taken_for_the_buffer": "A different convention: S is taken for the part of one rank, so that "
    "an all-gather sends (n - 1) S. Here S is the full buffer.",
    "root_sends_one_buffer": "The root is said to send S. It sends S to each of the n - 1 others, over "
    "one link.",
    "root_only_receives": "The time in which the root sends the sums back is left out.",
    "root_pays_latency_for_each_rank": "The root's latency is counted for every rank: the messages of "
    "one direction start together.",
    "one_rank_pays": "One rank alone is not treated apart: it pays the latency of the naive root, and what "
    "else the formulas give for n = 1. It has nobody to send to.",
}


def collective_cost(op, S, n, bw, lat=0.0, *, bug=frozenset()):
    if n == 1 and "one_rank_pays" not in bug and "n_rounds" not in bug:
        return 0.0, 0.0
    lat = 0.0 if "latency_ignored" in bug else lat
    bw = bw / 8 if "bits_and_bytes_mixed" in bug else bw
    if op == "naive_root":
        sent = S if "root_sends_one_buffer" in bug else (n - 1) * S
        trips = 1 if "root_only_receives" in bug else 2
        waits = trips * (n - 1) if "root_pays_latency_for_each_rank" in bug and n > 1 else trips
        if n == 1 and "one_rank_pays" not in bug:
            return 0.0, 0.0
        return sent, trips * sent / bw + waits * lat
    phases = 2 if op == "all_reduce" or "two_phases_for_everything" in bug else 1
    if op == "all_reduce" and "one_phase_for_all_reduce" in bug:
        phases = 1
    rounds = phases * (n if "n_rounds" in bug else n - 1)
    message = S if "whole_buffer_each_round" in bug else S / n
    if "shard_taken_for_the_buffer" in bug and op != "all_reduce":
        message = message * n
    limit = "bytes_in_the_limit" if op == "all_reduce" else "half_in_the_limit"
    sent = phases * S if limit in bug else rounds * message
    bw = bw / n if "bandwidth_divided_by_ranks" in bug else bw
    waits = phases if "latency_once_per_phase" in bug else rounds
    return sent, (1 if "latency_counted_once" in bug else waits) * lat + sent / bw

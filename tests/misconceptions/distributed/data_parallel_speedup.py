"""The speedup of data parallelism with its known bugs as switches."""

BUGS = {
    "communication_ignored": "The speedup is taken to be n. Communication that does not hide behind the "
    "backward pass lengthens the step.",
    "no_overlap": "The whole communication is added to the step. Buckets are all-reduced while the "
    "backward pass goes on.",
    "overlap_with_the_forward_pass": "Communication hides behind all of the compute. Gradients do not "
    "exist during the forward pass.",
    "overlap_with_one_third": "Communication hides behind a third of the compute. The backward pass is "
    "two thirds.",
    "overlap_with_one_half": "Communication hides behind half of the compute. The backward pass costs "
    "two forward passes: two thirds.",
    "overlap_of_one_gpu": "Communication hides behind 2/3 of t1. The backward pass of n GPUs is 2/3 of "
    "t1 / n.",
    "hidden_time_gained": "comm - backward is added also where it is negative. Communication that hides "
    "shortens nothing.",
    "full_node_crosses_the_network": "n < per_node is asked. A full node still uses its fast links.",
    "fast_links_everywhere": "bw_intra is used whatever n is. The slowest link of the ring decides.",
    "average_of_the_links": "Between nodes the two bandwidths are averaged. Each chunk waits for the "
    "slowest link.",
    "one_phase_ring": "(n - 1) / n * S is sent. An all-reduce has two phases.",
    "bytes_in_the_limit": "2 S is sent by two GPUs and by a thousand. The ring sends 2 (n - 1) / n S.",
    "gradients_sharded": "S is divided by n. Every GPU has all gradients; only the batch is divided.",
    "compute_not_divided": "A different convention: each GPU computes for t1 seconds, as with a fixed "
    "batch per GPU (weak scaling). Here the global batch is fixed.",
    "efficiency_not_per_gpu": "The efficiency is the speedup. It is the speedup per GPU.",
    "speedup_taken_for_n": "The speedup is reported as n. It is t1 / step, and the step is longer than t1 / n "
    "where communication is exposed.",
    "links_exchanged": "bw_inter is used inside a node and bw_intra between nodes.",
    "speedup_inverted": "The speedup is step / t1. It is larger than 1 where the step got shorter.",
}


def data_parallel_speedup(t1, S, n, bw_intra, bw_inter, per_node, *, bug=frozenset()):
    compute = t1 if "compute_not_divided" in bug else t1 / n
    comm = _bytes(S, n, bug) / _bandwidth(n, bw_intra, bw_inter, per_node, bug)
    hidden = (t1 if "overlap_of_one_gpu" in bug else compute) * 2 / 3
    if "overlap_with_the_forward_pass" in bug:
        hidden = hidden * 1.5
    if "overlap_with_one_third" in bug:
        hidden = hidden / 2
    if "overlap_with_one_half" in bug:
        hidden = hidden * 0.75
    if "no_overlap" in bug:
        hidden = 0.0
    exposed = comm - hidden
    if "hidden_time_gained" not in bug:
        exposed = max(0.0, exposed)
    step = compute + (0.0 if "communication_ignored" in bug else exposed)
    faster = n * 1.0 if "speedup_taken_for_n" in bug else t1 / step
    speedup = 1 / faster if "speedup_inverted" in bug else faster
    return step, speedup, speedup if "efficiency_not_per_gpu" in bug else speedup / n


def _bytes(S, n, bug):
    phases = 1 if "one_phase_ring" in bug else 2
    share = 1 if "bytes_in_the_limit" in bug and n > 1 else (n - 1) / n
    return phases * share * (S / n if "gradients_sharded" in bug else S)


def _bandwidth(n, bw_intra, bw_inter, per_node, bug):
    if "links_exchanged" in bug:
        bw_intra, bw_inter = bw_inter, bw_intra
    inside = n < per_node if "full_node_crosses_the_network" in bug else n <= per_node
    if inside or "fast_links_everywhere" in bug:
        return bw_intra
    return (bw_intra + bw_inter) / 2 if "average_of_the_links" in bug else bw_inter

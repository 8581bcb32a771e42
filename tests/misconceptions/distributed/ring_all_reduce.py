"""Ring all-reduce with its known bugs as switches."""

import itertools

import numpy as np

BUGS = {
    "all_gather_adds": "Chunks are added in the all-gather too. They are complete by then: each is "
    "counted again.",
    "one_round_of_adding_too_few": "The reduce-scatter takes n - 2 rounds. A chunk needs n - 1 hops to meet all "
    "ranks.",
    "one_round_of_gathering_too_few": "The all-gather takes n - 2 rounds. A complete chunk needs n - 1 hops to "
    "get to all ranks.",
    "only_rank_0_has_the_sum": "The sum is left on rank 0 alone: that is a reduce. An all-reduce gives it to "
    "every rank.",
    "chunks_rounded_up": "A different convention: chunks of ceil(L / n) elements, the last ones short or empty, "
    "as torch.chunk cuts. np.array_split makes sizes that differ by at most 1.",
    "sends_the_whole_buffer": "The whole buffer is passed on in each round. The sums are right, but (n - "
    "1) times the buffer is sent: chunks are what makes the traffic independent of n.",
    "averages": "The sums are divided by n. An all-reduce adds up; data parallelism divides separately.",
    "no_all_gather": "There is no all-gather. Each rank then has the sum of one chunk only.",
    "all_gather_starts_with_the_wrong_chunk": "The all-gather starts with chunk r. Complete on rank r is "
    "chunk r + 1.",
    "reduce_scatter_overwrites": "Chunks overwrite each other in the reduce-scatter. There they are added.",
    "sent_of_one_phase": "Only the elements of the reduce-scatter are counted. The all-gather sends as many.",
    "sent_in_messages": "Messages are counted. Elements are asked for.",
    "sent_by_the_formula": "2 (n - 1) / n * L is returned for every rank. Chunks of unequal sizes make "
    "the counts differ.",
    "counts_what_is_received": "The elements that a rank receives are counted. They are those that its "
    "left neighbor sends.",
    "sent_by_all_together": "Each count is 2 (n - 1) L: that is the sum over all ranks, or a whole buffer "
    "per round. A rank counts the chunks that it sends itself.",
    "runs_to_the_left": "A different convention: the ring runs to the left. The sums are the same, but "
    "unequal chunks are sent by other ranks.",
    "remainder_in_the_last_chunk": "The last chunk takes the whole remainder. np.array_split spreads it "
    "over the first chunks.",
    "remainder_never_sent": "Chunks of L // n leave the last elements out of the sum.",
    "one_rank_sends_to_itself": "A rank that is alone counts its buffer as sent. It sends nothing.",
}


def ring_all_reduce(bufs, *, bug=frozenset()):
    n, L = len(bufs), len(bufs[0])
    results, sent, messages = [buf.copy() for buf in bufs], [0] * n, [0] * n
    if "sends_the_whole_buffer" in bug:
        sent, messages = _pass_whole_buffers_on(bufs, results, bug)
    else:
        _run(results, sent, messages, bug)
    if n == 1 and "one_rank_sends_to_itself" in bug:
        sent, messages = [L], [1]
    if "sent_in_messages" in bug:
        sent = messages
    if "sent_by_the_formula" in bug:
        sent = [2 * (n - 1) * L // n] * n
    if "counts_what_is_received" in bug:
        sent = sent[1:] + sent[:1] if "runs_to_the_left" in bug else sent[-1:] + sent[:-1]
    if "sent_by_all_together" in bug:
        sent = [sum(sent)] * n
    if "only_rank_0_has_the_sum" in bug:
        results = [*results[:1], *bufs[1:]]
    return [result / n for result in results] if "averages" in bug else results, sent


def _run(results, sent, messages, bug):
    n = len(results)
    way = -1 if "runs_to_the_left" in bug else 1
    chunks = [_chunks(len(results[0]), n, bug)] * n
    short = ("one_round_of_adding_too_few" in bug, "one_round_of_gathering_too_few" in bug)
    phases = [(0, "reduce_scatter_overwrites" not in bug)]
    if "no_all_gather" not in bug:
        first = 0 if "all_gather_starts_with_the_wrong_chunk" in bug else 1
        phases.append((first, "all_gather_adds" in bug))
    for phase, (first, adds) in enumerate(phases):
        for t in range(n - 1 - short[phase]):
            wires = [(r, (r + way * (first - t)) % n) for r in range(n)]
            copies = [results[r][chunks[r][c]].copy() for r, c in wires]
            for (r, c), copy in zip(wires, copies):
                target = results[(r + way) % n]
                target[chunks[r][c]] = target[chunks[r][c]] + copy if adds else copy
                if phase == 0 or "sent_of_one_phase" not in bug:
                    sent[r] += len(copy)
                    messages[r] += 1


def _chunks(L, n, bug):
    if "remainder_never_sent" in bug or "remainder_in_the_last_chunk" in bug:
        size = L // n
        ends = [*range(size, size * n + 1, size)] if size else [0] * n
        starts = [end - size for end in ends]
        if "remainder_never_sent" not in bug:
            ends[-1] = L
        return [slice(start, end) for start, end in zip(starts, ends)]
    if "chunks_rounded_up" in bug:
        return [slice(c * -(-L // n), (c + 1) * -(-L // n)) for c in range(n)]
    cuts = [0, *np.cumsum([L // n + (c < L % n) for c in range(n)])]
    return [slice(a, b) for a, b in itertools.pairwise(cuts)]


def _pass_whole_buffers_on(bufs, results, bug):
    n, L = len(bufs), len(bufs[0])
    way = -1 if "runs_to_the_left" in bug else 1
    rounds = max(n - (2 if "one_round_of_adding_too_few" in bug else 1), 0)
    for t in range(1, rounds + 1):
        for r in range(n):
            arrived = bufs[(r - way * t) % n]
            results[r][:] = arrived if "reduce_scatter_overwrites" in bug else results[r] + arrived
    return [rounds * L] * n, [rounds] * n

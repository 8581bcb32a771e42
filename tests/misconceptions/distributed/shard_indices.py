"""Dealing samples to ranks with its known bugs as switches."""

BUGS = {
    "contiguous_blocks": "Each rank gets a block of neighbors. That is a partition too, but not the "
    "strided one of the sampler; on sorted data each rank would see one class.",
    "no_padding": "Nothing is padded, so ranks get unequal counts: the one with fewer batches finishes "
    "early, and the others hang in the all-reduce.",
    "padded_with_the_last_index": "The last index is repeated. Padding repeats from the start.",
    "padded_with_index_zero": "Index 0 is repeated again and again. Padding goes on with 1, 2 and so on.",
    "padded_from_the_end": "The last indices are repeated. Padding repeats from the start.",
    "padded_once": "The data set is repeated at most once. With far fewer samples than ranks one extra "
    "copy is not enough.",
    "padded_when_nothing_is_missing": "world - n % world indices are added, a whole round of them where "
    "n is a multiple of world.",
    "each_rank_repeats_its_own": "A rank that is one short repeats its own first sample. The padding "
    "comes from the start of the data set.",
    "truncates_instead_of_padding": "Samples are dropped although drop_last is False.",
    "drop_last_ignored": "The shards are padded although drop_last is True.",
    "drop_last_drops_a_whole_round": "With drop_last a round is dropped although n is a multiple of world.",
    "ranks_counted_from_one": "The first rank is taken to be rank 1. Ranks start at 0.",
}


def shard_indices(n, world, rank, drop_last=False, *, bug=frozenset()):
    if "ranks_counted_from_one" in bug:
        rank = (rank - 1) % world
    if "drop_last_ignored" in bug:
        drop_last = False
    if drop_last or "truncates_instead_of_padding" in bug:
        padded = _cut(n, world, bug)
    else:
        padded = _padded(n, world, bug)
    if "contiguous_blocks" in bug:
        count = -(-len(padded) // world)
        return padded[rank * count : (rank + 1) * count]
    shard = padded[rank::world]
    if "each_rank_repeats_its_own" in bug and len(padded) > n and len(padded) - world + rank >= n:
        shard[-1] = shard[0] % n
    return shard


def _cut(n, world, bug):
    rounds = n // world
    if "drop_last_drops_a_whole_round" in bug and n % world == 0:
        rounds -= 1
    return list(range(rounds * world))


def _padded(n, world, bug):
    missing = world - n % world if "padded_when_nothing_is_missing" in bug else -n % world
    if "no_padding" in bug:
        missing = 0
    if "padded_with_the_last_index" in bug:
        extra = [n - 1] * missing
    elif "padded_with_index_zero" in bug:
        extra = [0] * missing
    elif "padded_from_the_end" in bug:
        extra = [(n - missing + i) % n for i in range(missing)]
    else:
        extra = [i % n for i in range(missing)]
    if "padded_once" in bug:
        extra = extra[:n]
    return [*range(n), *extra]

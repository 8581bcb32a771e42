import pytest

from grader.expect import assert_equal


def _dealt(n, world, drop_last=False):
    """Cards dealt one by one: to rank 0, 1, ..., world - 1, 0, ... until all have equally many."""
    hands = [[] for _ in range(world)]
    rounds = n // world if drop_last else (n + world - 1) // world
    for card in range(rounds * world):
        hands[card % world].append(card % n)
    return hands


def test_five_samples_for_two_ranks(kata):
    """Five samples for two ranks: rank 0 sees 0, 2, 4, rank 1 sees 1, 3 and again 0."""
    assert_equal(kata.shard_indices(5, 2, 0), [0, 2, 4], "rank 0")
    assert_equal(kata.shard_indices(5, 2, 1), [1, 3, 0], "rank 1")


def test_two_samples_are_padded_from_the_start(kata):
    """Ten samples for four ranks: the two that are missing are 0 and 1, for ranks 2 and 3."""
    shards = [kata.shard_indices(10, 4, rank) for rank in range(4)]

    assert_equal(shards, [[0, 4, 8], [1, 5, 9], [2, 6, 0], [3, 7, 1]], "the shards of the four ranks")


def test_nothing_is_padded_where_nothing_is_missing(kata):
    """Six samples for three ranks: two each, every sample once."""
    shards = [kata.shard_indices(6, 3, rank) for rank in range(3)]

    assert_equal(shards, [[0, 3], [1, 4], [2, 5]], "the shards of the three ranks")


def test_fewer_samples_than_ranks(kata):
    """Two samples for seven ranks: 0, 1, 0, 1, 0, 1, 0, one for each."""
    shards = [kata.shard_indices(2, 7, rank) for rank in range(7)]

    assert_equal(shards, [[0], [1], [0], [1], [0], [1], [0]], "the shards of the seven ranks")


def test_one_sample_for_all_ranks(kata):
    """A single sample for three ranks: each of them sees it."""
    assert_equal([kata.shard_indices(1, 3, rank) for rank in range(3)], [[0], [0], [0]], "the shards")


def test_one_rank_sees_everything(kata):
    """One rank sees 0 to 4 in order, with and without drop_last."""
    assert_equal(kata.shard_indices(5, 1, 0), [0, 1, 2, 3, 4], "padded")
    assert_equal(kata.shard_indices(5, 1, 0, drop_last=True), [0, 1, 2, 3, 4], "cut off")


def test_drop_last_cuts_off_the_end(kata):
    """Eleven samples for four ranks with drop_last: 8, 9 and 10 are left out."""
    shards = [kata.shard_indices(11, 4, rank, drop_last=True) for rank in range(4)]

    assert_equal(shards, [[0, 4], [1, 5], [2, 6], [3, 7]], "the shards of the four ranks")


def test_drop_last_drops_nothing_from_a_multiple(kata):
    """Six samples for two ranks with drop_last: three each, every sample once."""
    shards = [kata.shard_indices(6, 2, rank, drop_last=True) for rank in range(2)]

    assert_equal(shards, [[0, 2, 4], [1, 3, 5]], "the shards of the two ranks")


def test_as_many_samples_as_ranks(kata):
    """Three samples for three ranks: one each, padded or cut off."""
    for drop_last in (False, True):
        shards = [kata.shard_indices(3, 3, rank, drop_last=drop_last) for rank in range(3)]

        assert_equal(shards, [[0], [1], [2]], f"the shards with drop_last={drop_last}")


@pytest.mark.parametrize("n", [8, 13, 23])
def test_the_union_is_the_data_set(kata, n):
    """8, 13 and 23 samples for five ranks are dealt like cards, round by round."""
    shards = [kata.shard_indices(n, 5, rank) for rank in range(5)]
    cut = [kata.shard_indices(n, 5, rank, drop_last=True) for rank in range(5)]

    assert_equal(shards, _dealt(n, 5), "the padded shards")
    assert_equal(cut, _dealt(n, 5, drop_last=True), "the shards with drop_last")

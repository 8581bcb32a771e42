import pytest

from grader.expect import assert_close

RINGS = ("all_reduce", "reduce_scatter", "all_gather")


def test_reduce_scatter_by_hand(kata):
    """8 bytes over 4 ranks: 3 rounds of 2 bytes; at 2 bytes/s with 1 s of latency 3 + 3 = 6 s."""
    assert_close(kata.collective_cost("reduce_scatter", 8.0, 4, 2.0, lat=1.0), (6.0, 6.0), "(bytes, s)")


def test_all_gather_costs_what_reduce_scatter_costs(kata):
    """All-gather to a full buffer of 8 bytes over 4 ranks: 6 bytes and 6 s as well."""
    assert_close(kata.collective_cost("all_gather", 8.0, 4, 2.0, lat=1.0), (6.0, 6.0), "(bytes, s)")


def test_all_reduce_by_hand(kata):
    """8 bytes over 4 ranks: 6 rounds of 2 bytes; at 2 bytes/s with 1 s of latency 6 + 6 = 12 s."""
    assert_close(kata.collective_cost("all_reduce", 8.0, 4, 2.0, lat=1.0), (12.0, 12.0), "(bytes, s)")


def test_naive_root_by_hand(kata):
    """8 bytes over 4 ranks: the root receives 24 and sends 24; at 2 bytes/s 12 + 12 s, and 2 s of latency."""
    assert_close(kata.collective_cost("naive_root", 8.0, 4, 2.0, lat=1.0), (24.0, 26.0), "(bytes, s)")


def test_latency_is_optional(kata):
    """Without latency: 100 bytes over 5 ranks at 10 bytes/s."""
    assert_close(kata.collective_cost("all_reduce", 100.0, 5, 10.0), (160.0, 16.0), "all_reduce")
    assert_close(kata.collective_cost("all_gather", 100.0, 5, 10.0), (80.0, 8.0), "all_gather")
    assert_close(kata.collective_cost("naive_root", 100.0, 5, 10.0), (400.0, 80.0), "naive_root")


@pytest.mark.parametrize("op", [*RINGS, "naive_root"])
def test_one_rank_needs_nothing(kata, op):
    """One rank alone sends 0 bytes in 0 s, latency or not."""
    assert_close(kata.collective_cost(op, 8.0, 1, 2.0, lat=3.0), (0.0, 0.0), "(bytes, s)")


def test_two_ranks_send_the_buffer_once(kata):
    """All-reduce of 6 bytes over 2 ranks: 3 bytes in each of two rounds."""
    assert_close(kata.collective_cost("all_reduce", 6.0, 2, 3.0, lat=0.5), (6.0, 3.0), "(bytes, s)")
    assert_close(kata.collective_cost("naive_root", 6.0, 2, 3.0, lat=0.5), (6.0, 5.0), "the naive root")


def test_latency_grows_with_the_ring(kata):
    """1 byte over 11 ranks with 0.1 s of latency: 2 s in a ring of 20 rounds, 0.2 s at a root."""
    ring = kata.collective_cost("all_reduce", 1.0, 11, 1e9, lat=0.1)
    root = kata.collective_cost("naive_root", 1.0, 11, 1e9, lat=0.1)

    assert_close(ring, (20 / 11, 2.0 + 20 / 11e9), "the ring")
    assert_close(root, (10.0, 0.2 + 20 / 1e9), "the root")


def test_ring_traffic_hardly_grows_with_the_ranks(kata):
    """All-reduce of 1e9 bytes at 1e9 bytes/s: 1.998e9 bytes per rank for 1000 ranks; a root sends 999e9."""
    assert_close(kata.collective_cost("all_reduce", 1e9, 1000, 1e9), (1.998e9, 1.998), "the ring")
    assert_close(kata.collective_cost("naive_root", 1e9, 1000, 1e9), (999e9, 1998.0), "the root")


@pytest.mark.parametrize(("op", "phases"), [("all_reduce", 2), ("reduce_scatter", 1), ("all_gather", 1)])
def test_a_ring_walked_round_by_round(kata, op, phases):
    """Ring over 7 ranks: a chunk of a seventh is passed on round by round."""
    sent, seconds = 0.0, 0.0
    for _ in range(phases):
        for _ in range(1, 7):
            sent += 350.0 / 7
            seconds += 0.25 + (350.0 / 7) / 40.0

    assert_close(kata.collective_cost(op, 350.0, 7, 40.0, lat=0.25), (sent, seconds), "(bytes, s)")

import numpy as np
import pytest

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_three_ranks_by_hand(kata):
    """1, 10 and 100 in four elements: 111 everywhere; chunks of 2, 1 and 1 make 6, 5 and 5 elements sent."""
    got = kata.ring_all_reduce([np.full(4, 1.0), np.full(4, 10.0), np.full(4, 100.0)])

    assert_close(got, ([np.full(4, 111.0)] * 3, [6.0, 5.0, 5.0]), "(results, sent)", **CLOSE)


def test_two_ranks_swap_halves(kata):
    """Two ranks with (1, 2, 3) and (10, 20, 30): both end with (11, 22, 33) and send 3 elements."""
    got = kata.ring_all_reduce([np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 30.0])])

    assert_close(got, ([np.array([11.0, 22.0, 33.0])] * 2, [3.0, 3.0]), "(results, sent)", **CLOSE)


def test_one_rank_sends_nothing(kata):
    """A single rank keeps (2, -1, 5) and sends 0 elements."""
    got = kata.ring_all_reduce([np.array([2.0, -1.0, 5.0])])

    assert_close(got, ([np.array([2.0, -1.0, 5.0])], [0.0]), "(results, sent)", **CLOSE)


def test_equal_chunks_send_what_the_formula_says(kata, rng):
    """Four ranks with 12 elements: each sends 2 * 3/4 * 12 = 18 of them."""
    bufs = [rng.normal(size=12) for _ in range(4)]

    got = kata.ring_all_reduce(bufs)

    assert_close(got, ([_sum(bufs)] * 4, [18.0] * 4), "(results, sent)", **CLOSE)


@pytest.mark.parametrize(("n", "L"), [(4, 10), (3, 7), (5, 13), (6, 8)])
def test_unequal_chunks(kata, rng, n, L):
    """10, 7, 13 and 8 elements on 4, 3, 5 and 6 ranks: sums everywhere, and the chunks tell who sent what."""
    bufs = [rng.normal(size=L) for _ in range(n)]

    got = kata.ring_all_reduce(bufs)

    assert_close(got, ([_sum(bufs)] * n, _sent(n, L)), "(results, sent)", **CLOSE)


def test_fewer_elements_than_ranks(kata):
    """Two elements on three ranks: the last chunk is empty, and 3, 3 and 2 elements are sent."""
    got = kata.ring_all_reduce([np.array([1.0, 2.0]), np.array([4.0, 8.0]), np.array([16.0, 32.0])])

    assert_close(got, ([np.array([21.0, 42.0])] * 3, [3.0, 3.0, 2.0]), "(results, sent)", **CLOSE)


def test_traffic_hardly_grows_with_the_ranks(kata):
    """120 elements on 2, 4 and 8 ranks: 120, 180 and 210 are sent by each."""
    for n, sent in ((2, 120.0), (4, 180.0), (8, 210.0)):
        got = kata.ring_all_reduce([np.full(120, float(r)) for r in range(n)])

        expected = ([np.full(120, n * (n - 1) / 2)] * n, [sent] * n)
        assert_close(got, expected, f"(results, sent) on {n} ranks", **CLOSE)


def test_every_rank_counts_once(kata):
    """Rank r holds 10**r in each of five elements: the digits of the sum are all 1."""
    results, _ = kata.ring_all_reduce([np.full(5, 10.0**r) for r in range(4)])

    assert_close(results, [np.full(5, 1111.0)] * 4, "the results", **CLOSE)


def _sum(bufs):
    return np.array([sum(float(buf[i]) for buf in bufs) for i in range(len(bufs[0]))])


def _sent(n, L):
    """Messages written down one by one: chunk r - t, then chunk r + 1 - t, of sizes that differ by 1."""
    sizes = [L // n + (c < L % n) for c in range(n)]
    steps = range(n - 1)
    return [float(sum(sizes[(r - t) % n] + sizes[(r + 1 - t) % n] for t in steps)) for r in range(n)]

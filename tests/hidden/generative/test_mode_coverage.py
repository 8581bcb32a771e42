import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
SQUARE = np.array([[0.0, 0.0], [0.0, 10.0], [10.0, 0.0], [10.0, 10.0]])


def test_all_modes_evenly_covered(kata):
    """Two samples at each of four modes: 4 hit, all of high quality, KL = 0."""
    got = kata.mode_coverage(np.repeat(SQUARE, 2, axis=0) + 0.5, SQUARE, 1.0)

    assert_close(got, (4, 1.0, 0.0), "modes, quality, KL", **NEAR)


def test_a_collapsed_generator(kata):
    """All five samples at one of four modes: 1 hit, all of high quality, KL = log 4."""
    got = kata.mode_coverage(np.full((5, 2), 10.0), SQUARE, 1.0)

    assert_close(got, (1, 1.0, math.log(4)), "modes, quality, KL", **NEAR)


def test_uneven_coverage(kata):
    """Counts of 3, 1, 1 and 1 at four modes: KL = 1/2 log 2 + 3 * 1/6 log(2/3)."""
    got = kata.mode_coverage(SQUARE[[0, 0, 0, 1, 2, 3]], SQUARE, 1.0)

    assert_close(got, (4, 1.0, 0.5 * math.log(2) + 0.5 * math.log(2 / 3)), "modes, quality, KL", **NEAR)


def test_garbage_covers_no_mode(kata):
    """Of four samples one is at a mode and three are 3 away from another: 1 hit, quality 1/4, KL = log 4."""
    samples = np.array([[0.0, 0.0], [10.0, 13.0], [13.0, 10.0], [10.0, 7.0]])

    got = kata.mode_coverage(samples, SQUARE, 1.0)

    assert_close(got, (1, 0.25, math.log(4)), "modes, quality, KL", **NEAR)


def test_the_shares_of_the_rest_sum_to_one(kata):
    """Two samples at mode 0, one at mode 1 and three rejected: c = (2/3, 1/3), quality 1/2."""
    samples = np.array([[0.0], [0.0], [10.0], [5.0], [14.0], [-3.0]])

    got = kata.mode_coverage(samples, np.array([[0.0], [10.0]]), 1.0)

    kl = 2 / 3 * math.log(4 / 3) + 1 / 3 * math.log(2 / 3)
    assert_close(got, (2, 0.5, kl), "modes, quality, KL", **NEAR)


def test_a_mode_may_need_several_samples(kata):
    """Counts of 3, 2, 1 and 0 under min_count = 2: 2 hit; the quality 1 and the KL count all six samples."""
    got = kata.mode_coverage(SQUARE[[0, 0, 0, 1, 1, 2]], SQUARE, 1.0, min_count=2)

    kl = 1 / 2 * math.log(2) + 1 / 3 * math.log(4 / 3) + 1 / 6 * math.log(2 / 3)
    assert_close(got, (2, 1.0, kl), "modes, quality, KL", **NEAR)


def test_the_radius_belongs_to_the_mode(kata):
    """A sample at distance 2 qualifies for radius 2, one at distance 3 does not."""
    got = kata.mode_coverage(np.array([[2.0, 0.0], [0.0, 3.0]]), SQUARE, 2.0)

    assert_close(got, (1, 0.5, math.log(4)), "modes, quality, KL", **NEAR)


def test_distance_is_euclidean(kata):
    """(3, 4) is 5 away from (0, 0), so it qualifies for radius 5.5 and not for 4.5."""
    sample = np.array([[3.0, 4.0]])

    got = [kata.mode_coverage(sample, np.zeros((1, 2)), radius) for radius in (5.5, 4.5)]

    assert_close(got, [(1, 1.0, 0.0), (0, 0.0, 0.0)], "modes, quality, KL", **NEAR)


def test_no_sample_qualifies(kata):
    """Both samples are far away: 0 hit, quality 0, KL 0."""
    got = kata.mode_coverage(np.array([[50.0, 50.0], [-50.0, 0.0]]), SQUARE, 1.0)

    assert_close(got, (0, 0.0, 0.0), "modes, quality, KL", **NEAR)


def test_a_sample_counts_for_one_mode_only(kata):
    """Radius 8 reaches 0 and 10 from 3, 7 and 6, but 3 belongs to 0, 7 and 6 to 10: c = (1/3, 2/3)."""
    got = kata.mode_coverage(np.array([[3.0], [7.0], [6.0]]), np.array([[0.0], [10.0]]), 8.0)

    kl = 1 / 3 * math.log(2 / 3) + 2 / 3 * math.log(4 / 3)
    assert_close(got, (2, 1.0, kl), "modes, quality, KL", **NEAR)


def test_a_tie_goes_to_the_first_center(kata):
    """Two samples halfway between two centers join the first's one, and three are the second's: 3 each."""
    samples, centers = np.array([[0.0], [0.0], [-1.0], [1.0], [1.0], [1.0]]), np.array([[-1.0], [1.0]])

    got = kata.mode_coverage(samples, centers, 1.0, min_count=3)

    assert_close(got, (2, 1.0, 0.0), "modes, quality, KL", **NEAR)


def test_a_ring_of_eight_modes(kata, rng):
    """Sixty samples around and between 8 modes of a ring, one at a time, with min_count = 4."""
    angles = np.arange(8) * math.pi / 4
    centers = 2 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    samples = centers[rng.integers(0, 6, 60)] + 0.3 * rng.normal(size=(60, 2))

    got = kata.mode_coverage(samples, centers, 0.4, min_count=4)

    assert_close(got, _one_at_a_time(samples, centers, 0.4, 4), "modes, quality, KL", **NEAR)


def _one_at_a_time(samples, centers, radius, min_count):
    counts = [0] * len(centers)
    for sample in samples:
        distances = [math.dist(sample, center) for center in centers]
        if min(distances) <= radius:
            counts[distances.index(min(distances))] += 1
    good = sum(counts)
    kl = sum(n / good * math.log(n / good * len(centers)) for n in counts if n)
    return sum(n >= min_count for n in counts), good / len(samples), kl

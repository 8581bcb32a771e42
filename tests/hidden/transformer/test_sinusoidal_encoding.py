import math

import numpy as np

from grader.expect import assert_close

# Angles in single precision are right too.
NEAR = {"rtol": 1e-5, "atol": 1e-5}


def test_position_zero(kata):
    """Position 0 is encoded as (0, 1, 0, 1, 0, 1)."""
    pe = kata.sinusoidal_encoding(1, 6)

    assert_close(pe, np.array([[0.0, 1.0, 0.0, 1.0, 0.0, 1.0]]), "the encoding of position 0", **NEAR)


def test_two_features_are_one_clock_hand(kata):
    """With d = 2 position p is (sin p, cos p)."""
    pe = kata.sinusoidal_encoding(4, 2)

    assert_close(pe, np.array([[math.sin(p), math.cos(p)] for p in range(4)]), "the encodings", **NEAR)


def test_second_pair_by_hand(kata):
    """With d = 4 the second pair turns a hundred times slower than the first: angle p / 100."""
    pe = kata.sinusoidal_encoding(12, 4)

    expected = np.array([[math.sin(p / 100), math.cos(p / 100)] for p in range(12)])
    assert_close(pe[:, 2:], expected, "features 2 and 3", **NEAR)


def test_every_entry_of_the_formula(kata):
    """For 9 positions and 10 features every entry is the sine or cosine of pos / 10000^(2i/10)."""
    pe = kata.sinusoidal_encoding(9, 10)

    angles = [[pos / 10000 ** (2 * (f // 2) / 10) for f in range(10)] for pos in range(9)]
    expected = [[math.cos(a) if f % 2 else math.sin(a) for f, a in enumerate(row)] for row in angles]
    assert_close(pe, np.array(expected), "the encodings", **NEAR)


def test_pairs_lie_on_the_unit_circle(kata):
    """The squares of features 2i and 2i + 1 sum to 1."""
    pe = kata.sinusoidal_encoding(7, 8)

    assert_close(pe[:, 0::2] ** 2 + pe[:, 1::2] ** 2, np.ones((7, 4)), "sin^2 + cos^2", **NEAR)


def test_dot_product_depends_on_the_offset(kata):
    """Positions 1 and 4 have the same dot product as positions 6 and 9."""
    pe = kata.sinusoidal_encoding(10, 12)

    gram = pe @ pe.T
    assert_close(gram[1, 4], gram[6, 9], "the dot product at offset 3", **NEAR)
    assert_close(gram[0, 3], sum(math.cos(3 / 10000 ** (2 * i / 12)) for i in range(6)), "its value", **NEAR)


def test_frequencies_fall(kata):
    """From position 0 to 1 the first pair moves most, the last pair least: 1 / 10000^(14/16)."""
    pe = kata.sinusoidal_encoding(2, 16)

    steps = pe[1, 0::2]
    assert_close(steps, np.array([math.sin(10000 ** (-2 * i / 16)) for i in range(8)]), "the sines", **NEAR)


def test_longer_table_starts_the_same(kata):
    """The first 3 rows of 20 are the 3 rows of the shorter table."""
    short, long = kata.sinusoidal_encoding(3, 6), kata.sinusoidal_encoding(20, 6)

    assert_close(long[:3], short, "the first 3 rows", **NEAR)
    assert_close(long[19, 0], math.sin(19.0), "feature 0 of position 19", **NEAR)

import math

import numpy as np

from grader.expect import assert_close

# Angles in single precision are right too.
NEAR = {"rtol": 1e-5, "atol": 1e-5}


def slow_rope(x, pos, base):
    """Rotary embedding by complex numbers, one pair at a time."""
    out = np.empty(x.shape)
    for t, i in np.ndindex(len(x), x.shape[1] // 2):
        angle = pos[t] / base ** (2 * i / x.shape[1])
        z = complex(x[t, 2 * i], x[t, 2 * i + 1]) * complex(math.cos(angle), math.sin(angle))
        out[t, 2 * i : 2 * i + 2] = z.real, z.imag
    return out


def test_one_pair_by_hand(kata):
    """With d = 2 the vector (1, 0) at position 1 turns by one radian to (cos 1, sin 1)."""
    out = kata.rotary_embedding(np.array([[1.0, 0.0]]), np.array([1]))

    assert_close(out, np.array([[math.cos(1), math.sin(1)]]), "the rotated row", **NEAR)


def test_position_zero_changes_nothing(kata, rng):
    """Rows at position 0 come back as they are."""
    x = rng.normal(size=(3, 6))

    out = kata.rotary_embedding(x, np.zeros(3, dtype=int))

    assert_close(out, x, "the rows at position 0", **NEAR)


def test_pairs_are_neighbors(kata):
    """At position 1 with d = 4, (1, 0, 0, 0) moves within features 0 and 1, (0, 0, 1, 0) within 2 and 3."""
    out = kata.rotary_embedding(np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]), np.array([1, 1]))

    expected = [[math.cos(1), math.sin(1), 0, 0], [0, 0, math.cos(0.01), math.sin(0.01)]]
    assert_close(out, np.array(expected), "the rotated rows", **NEAR)


def test_every_pair_of_the_formula(kata, rng):
    """For 5 rows of 8 features every pair turns by pos * 10000^(-2i/8)."""
    x, pos = rng.normal(size=(5, 8)), np.array([0, 1, 2, 3, 4])

    out = kata.rotary_embedding(x, pos)

    assert_close(out, slow_rope(x, pos, 10000.0), "the rotated rows", **NEAR)


def test_positions_in_any_order(kata, rng):
    """Rows at positions 9, 2, 2 and 30 turn by their own positions."""
    x, pos = rng.normal(size=(4, 6)), np.array([9, 2, 2, 30])

    out = kata.rotary_embedding(x, pos)

    assert_close(out, slow_rope(x, pos, 10000.0), "the rotated rows", **NEAR)


def test_one_row_in_decoding(kata, rng):
    """A single row at position 7 is what row 7 of the whole sequence is."""
    x = rng.normal(size=(8, 4))

    whole = kata.rotary_embedding(x, np.arange(8))
    alone = kata.rotary_embedding(x[7:], np.array([7]))

    assert_close(alone, whole[7:], "the row alone", **NEAR)


def test_other_base(kata, rng):
    """With base 100 the slowest pair of d = 6 turns by 100^(-4/6) per position."""
    x, pos = rng.normal(size=(3, 6)), np.array([3, 5, 11])

    out = kata.rotary_embedding(x, pos, base=100.0)

    assert_close(out, slow_rope(x, pos, 100.0), "the rotated rows", **NEAR)


def test_norms_are_preserved(kata, rng):
    """Every pair keeps its length."""
    x = rng.normal(size=(6, 8))

    out = kata.rotary_embedding(x, np.array([0, 1, 5, 12, 20, 40]))

    before, after = (np.hypot(rows[:, 0::2], rows[:, 1::2]) for rows in (x, out))
    assert_close(after, before, "the length of each pair", **NEAR)


def test_dot_product_sees_the_offset_only(kata, rng):
    """A query at 7 against a key at 4 scores as the query at 23 against the key at 20."""
    q, k = rng.normal(size=(2, 1, 10))

    near = kata.rotary_embedding(q, np.array([7])) @ kata.rotary_embedding(k, np.array([4])).T
    far = kata.rotary_embedding(q, np.array([23])) @ kata.rotary_embedding(k, np.array([20])).T

    assert_close(far, near, "the score at offset 3", **NEAR)


def test_rotating_twice_adds_positions(kata, rng):
    """Turning by position 3 and then by 4 is turning by 7."""
    x = rng.normal(size=(2, 6))

    twice = kata.rotary_embedding(kata.rotary_embedding(x, np.array([3, 3])), np.array([4, 4]))

    assert_close(twice, slow_rope(x, np.array([7, 7]), 10000.0), "two rotations", **NEAR)

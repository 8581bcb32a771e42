import math

import numpy as np

from grader.expect import assert_equal

# Step counts and c0 are chosen so that no rank lies within rounding of the competence, or both are exact.


def by_definition(difficulty, t, T, c0):
    competence = min(1.0, math.sqrt(t * (1 - c0**2) / T + c0**2))
    pool = []
    for i, own in enumerate(difficulty):
        share = sum(other <= own for other in difficulty) / len(difficulty)
        if share <= competence or own == min(difficulty):
            pool.append(i)
    return pool


def test_easiest_half_is_available_at_competence_one_half(kata):
    """Of difficulties (4, 1, 3, 2) at c = 0.5 the ranks 1/4 and 2/4 are available: indices 1 and 3."""
    pool = kata.curriculum_pool(np.array([4.0, 1.0, 3.0, 2.0]), 0, 10, c0=0.5)

    assert_equal(pool, [1, 3], "the pool")


def test_competence_grows_with_the_square_root(kata):
    """From c0 = 0, a quarter of the way c is 1/2, and after 9/16 of the way 3/4: 4 and 6 of 8 examples."""
    difficulty = np.arange(8.0)

    assert_equal(kata.curriculum_pool(difficulty, 4, 16, c0=0.0), [0, 1, 2, 3], "the pool at step 4 of 16")
    assert_equal(kata.curriculum_pool(difficulty, 9, 16, c0=0.0), list(range(6)), "the pool at step 9 of 16")


def test_start_enters_squared(kata):
    """With c0 = 0.5, halfway c = sqrt(0.5 * 0.75 + 0.25) = 0.79: 7 of 9 examples."""
    pool = kata.curriculum_pool(np.arange(9.0), 5, 10, c0=0.5)

    assert_equal(pool, list(range(7)), "the pool")


def test_default_start_is_one_hundredth(kata):
    """At t = 0 and the default c0 = 0.01, 2 of 255 examples are available."""
    pool = kata.curriculum_pool(np.arange(255.0)[::-1].copy(), 0, 100)

    assert_equal(pool, [253, 254], "the pool")


def test_start_is_a_share_of_the_examples(kata):
    """At t = 0 with c0 = 0.5, 5 of 10 examples are available, whatever the scale of their difficulty."""
    difficulty = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0])

    for scores in (difficulty, np.log(difficulty), -1 / difficulty):
        assert_equal(kata.curriculum_pool(scores, 0, 7, c0=0.5), [0, 1, 2, 3, 4], "the pool")


def test_everything_is_available_at_the_end_and_after(kata):
    """At step 8 of 8 with c0 = 0.5, and at step 25, all 5 examples are available."""
    difficulty = np.array([5.0, 1.0, 4.0, 2.0, 3.0])

    for t in (8, 25):
        assert_equal(kata.curriculum_pool(difficulty, t, 8, c0=0.5), [0, 1, 2, 3, 4], f"the pool at step {t}")


def test_ties_come_together(kata):
    """Difficulties (2, 1, 2, 3): at c = 0.5 the tie of rank 3/4 waits, at c = 0.79 it is there as a whole."""
    difficulty = np.array([2.0, 1.0, 2.0, 3.0])

    assert_equal(kata.curriculum_pool(difficulty, 0, 10, c0=0.5), [1], "the pool at c = 0.5")
    assert_equal(kata.curriculum_pool(difficulty, 5, 10, c0=0.5), [0, 1, 2], "the pool at c = 0.79")


def test_pool_is_never_empty(kata):
    """At t = 0 with c0 = 0 no rank is small enough, and the easiest example is there all the same."""
    pool = kata.curriculum_pool(np.array([3.0, 0.5, 2.0]), 0, 10, c0=0.0)

    assert_equal(pool, [1], "the pool")


def test_all_ties_of_the_minimum_are_there_from_the_start(kata):
    """Three of five examples tie for the easiest, rank 3/5: at c = 0.01 all three are available."""
    pool = kata.curriculum_pool(np.array([1.0, 9.0, 1.0, 7.0, 1.0]), 0, 10)

    assert_equal(pool, [0, 2, 4], "the pool")


def test_indices_are_in_increasing_order(kata):
    """Difficulties (5, 4, 3, 2, 1, 0) at c = 0.5 give (3, 4, 5), not the order of difficulty."""
    pool = kata.curriculum_pool(np.array([5.0, 4.0, 3.0, 2.0, 1.0, 0.0]), 0, 4, c0=0.5)

    assert_equal(pool, [3, 4, 5], "the pool")


def test_random_difficulties_at_every_step(kata, rng):
    """For 11 random difficulties the pool of each step from 0 to 9 matches the ranks counted one by one."""
    difficulty = rng.normal(size=11)

    for t in range(10):
        pool = kata.curriculum_pool(difficulty, t, 8, c0=0.25)
        assert_equal(pool, by_definition(difficulty, t, 8, 0.25), f"the pool at step {t}")


def test_random_ties_at_every_step(kata, rng):
    """For 13 difficulties from 1 to 4 ties share their rank at each step from 0 to 9."""
    difficulty = rng.integers(1, 5, 13).astype(float)

    for t in range(10):
        pool = kata.curriculum_pool(difficulty, t, 8, c0=0.25)
        assert_equal(pool, by_definition(difficulty, t, 8, 0.25), f"the pool at step {t}")

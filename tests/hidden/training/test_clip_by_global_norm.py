import math

import numpy as np

from grader.expect import assert_close

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
TINY = {"rtol": 1e-5, "atol": 1e-12}


def test_long_gradient_is_shortened(kata):
    """(3, 4) and (12) have the norm 13; at a limit of 6.5 both are halved."""
    result = kata.clip_by_global_norm([np.array([3.0, 4.0]), np.array([[12.0]])], 6.5)

    assert_close(result, ([np.array([1.5, 2.0]), np.array([[6.0]])], 13.0), "(clipped, total)", **CLOSE)


def test_short_gradient_is_left_alone(kata):
    """(3, 4) and (12) have the norm 13; at a limit of 20 they stay as they are."""
    grads = [np.array([3.0, 4.0]), np.array([[12.0]])]

    result = kata.clip_by_global_norm(grads, 20.0)

    assert_close(result, (grads, 13.0), "(clipped, total)", **CLOSE)


def test_one_tensor(kata):
    """(3, 4) alone has the norm 5; at a limit of 1 it becomes (0.6, 0.8)."""
    result = kata.clip_by_global_norm([np.array([3.0, 4.0])], 1.0)

    assert_close(result, ([np.array([0.6, 0.8])], 5.0), "(clipped, total)", **CLOSE)


def test_norm_below_one_counts_too(kata):
    """(0.3, 0.4) has the norm 0.5: a limit of 0.4 shortens it to (0.24, 0.32)."""
    result = kata.clip_by_global_norm([np.array([0.3, 0.4])], 0.4)

    assert_close(result, ([np.array([0.24, 0.32])], 0.5), "(clipped, total)", **CLOSE)


def test_small_gradients_do_not_grow(kata):
    """A gradient of norm 0.05 under a limit of 1 is not scaled up."""
    result = kata.clip_by_global_norm([np.array([0.03]), np.array([0.04])], 1.0)

    assert_close(result, ([np.array([0.03]), np.array([0.04])], 0.05), "(clipped, total)", **CLOSE)


def test_short_tensor_shrinks_along_with_a_long_one(kata):
    """(0.1) beside (100) at a limit of 1 shrinks by the same factor of 100: the direction stays."""
    clipped, total = kata.clip_by_global_norm([np.array([0.1]), np.array([100.0])], 1.0)

    norm = math.hypot(0.1, 100.0)
    assert_close(
        clipped, [np.array([0.1 / norm]), np.array([100.0 / norm])], "the clipped gradients", **CLOSE
    )
    assert_close(total, norm, "the norm before clipping", **CLOSE)


def test_tensors_short_by_themselves_are_clipped_together(kata):
    """Four tensors of norm 1 have the norm 2; at a limit of 1.5 each is scaled by 0.75."""
    result = kata.clip_by_global_norm([np.array([sign]) for sign in (1.0, -1.0, 1.0, -1.0)], 1.5)

    expected = [np.array([0.75]), np.array([-0.75]), np.array([0.75]), np.array([-0.75])]
    assert_close(result, (expected, 2.0), "(clipped, total)", **CLOSE)


def test_norm_between_the_largest_and_the_sum(kata):
    """Norms 4 and 3 make 5, not 4 and not 7: a limit of 6 leaves them, a limit of 4.5 scales by 0.9."""
    grads = [np.array([4.0]), np.array([3.0])]

    assert_close(kata.clip_by_global_norm(grads, 6.0), (grads, 5.0), "under a limit of 6", **CLOSE)
    clipped = [np.array([3.6]), np.array([2.7])]
    assert_close(kata.clip_by_global_norm(grads, 4.5), (clipped, 5.0), "under a limit of 4.5", **CLOSE)


def test_norm_is_that_of_everything_laid_end_to_end(kata, rng):
    """Tensors of shapes (4,), (2, 3) and (2, 1, 2) have the norm of their 14 entries in one row."""
    grads = [rng.normal(size=shape) for shape in ((4,), (2, 3), (2, 1, 2))]
    norm = math.sqrt(sum(float(value) ** 2 for g in grads for value in g.flat))

    clipped, total = kata.clip_by_global_norm(grads, 0.25 * norm)

    assert_close(total, norm, "the norm before clipping", **CLOSE)
    assert_close(clipped, [0.25 * g for g in grads], "the clipped gradients", **CLOSE)


def test_one_millionth_joins_the_norm(kata):
    """At a norm of 1e-6 and a limit of 1e-6 the factor is 1e-6 / 2e-6 = 0.5."""
    clipped, total = kata.clip_by_global_norm([np.array([6e-7]), np.array([-8e-7])], 1e-6)

    assert_close(clipped, [np.array([3e-7]), np.array([-4e-7])], "the clipped gradients", **TINY)
    assert_close(total, 1e-6, "the norm before clipping", **TINY)


def test_zero_gradients_stay_zero(kata):
    """Gradients of norm 0 come back as zeros, with the norm 0."""
    result = kata.clip_by_global_norm([np.zeros((2, 2)), np.zeros(3)], 1.0)

    assert_close(result, ([np.zeros((2, 2)), np.zeros(3)], 0.0), "(clipped, total)", **CLOSE)

import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
TWO_ROWS = np.array([[1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 5.0, 6.0]])


def test_scale_then_shift(kata):
    """x = (1, 2) with s = log 3 and t = 10 becomes (1, 2 * 3 + 10)."""
    y, _ = kata.affine_coupling(np.array([[1.0, 2.0]]), lambda h: h * math.log(3), lambda h: h * 10)

    assert_close(y, np.array([[1.0, 16.0]]), "y", **NEAR)


def test_the_way_back(kata):
    """y = (1, 16) with s = log 3 and t = 10 becomes (1, (16 - 10) / 3), and logdet is -log 3."""
    got = kata.affine_coupling(
        np.array([[1.0, 16.0]]), lambda h: h * math.log(3), lambda h: h * 10, inverse=True
    )

    assert_close(got, (np.array([[1.0, 2.0]]), np.array([-math.log(3)])), "x and logdet", **NEAR)


def test_log_scales_add_up_over_features(kata):
    """Scales of exp(1) and exp(2) in row 0, exp(0) and exp(1) in row 1: logdet = (3, 1)."""
    _, logdet = kata.affine_coupling(TWO_ROWS, lambda h: h, lambda h: 0 * h)

    assert_close(logdet, np.array([3.0, 1.0]), "logdet", **NEAR)


def test_the_first_half_passes_unchanged(kata):
    """The first two of four features stay, in both directions; the others are doubled or halved."""
    scale = lambda h: np.full(np.shape(h), math.log(2))  # noqa: E731

    y, _ = kata.affine_coupling(TWO_ROWS, scale, lambda h: 0 * h)
    x, _ = kata.affine_coupling(TWO_ROWS, scale, lambda h: 0 * h, inverse=True)

    assert_close(y, TWO_ROWS * [1, 1, 2, 2], "forward", **NEAR)
    assert_close(x, TWO_ROWS * [1, 1, 0.5, 0.5], "inverse", **NEAR)


def test_a_scale_of_zero_changes_no_volume(kata):
    """s = 0 and t = 7: the second half is shifted by 7, logdet is 0."""
    got = kata.affine_coupling(TWO_ROWS, lambda h: 0 * h, lambda h: 0 * h + 7)

    assert_close(got, (TWO_ROWS + [0, 0, 7, 7], np.zeros(2)), "y and logdet", **NEAR)


def test_a_negative_log_scale_shrinks(kata):
    """s = -2 for x = (1, 5): y2 = 5 exp(-2), logdet = -2; the factor stays positive."""
    got = kata.affine_coupling(np.array([[1.0, 5.0]]), lambda h: -2 * h, lambda h: 0 * h)

    assert_close(got, (np.array([[1.0, 5 * math.exp(-2)]]), np.array([-2.0])), "y and logdet", **NEAR)


def test_there_and_back(kata, rng):
    """Five rows of six features return, and the two logdets sum to 0, with an s that is not invertible."""
    x, s_fn, t_fn = rng.normal(size=(5, 6)), *_networks(rng, 3)

    y, there = kata.affine_coupling(x, s_fn, t_fn)
    back, again = kata.affine_coupling(np.asarray(y), s_fn, t_fn, inverse=True)

    assert_close(back, x, "x", **NEAR)
    assert_close((there, again), (s_fn(x[:, :3]).sum(1), -s_fn(x[:, :3]).sum(1)), "logdets", **NEAR)


def test_the_jacobian_by_finite_differences(kata, rng):
    """log |det| of the 4 x 4 Jacobian of one row, forward and inverse."""
    x, (s_fn, t_fn) = rng.normal(size=(1, 4)), _networks(rng, 2)

    for inverse in (False, True):
        steps = np.vstack([x + 1e-3 * np.eye(4), x - 1e-3 * np.eye(4)])
        y, _ = kata.affine_coupling(steps, s_fn, t_fn, inverse=inverse)
        _, logdet = kata.affine_coupling(x, s_fn, t_fn, inverse=inverse)

        jacobian = (np.asarray(y)[:4] - np.asarray(y)[4:]) / 2e-3
        # Differences over steps of 1e-3 lose three digits of float32.
        assert_close(logdet, np.linalg.slogdet(jacobian)[1:], "logdet", rtol=1e-3, atol=1e-3)


def test_row_by_row(kata, rng):
    """Three rows of four features, each entry scaled and shifted by its own row's first half."""
    x, (s_fn, t_fn) = rng.normal(size=(3, 4)), _networks(rng, 2)

    y, logdet = kata.affine_coupling(x, s_fn, t_fn)

    rows = [_one_row(row, s_fn, t_fn) for row in x]
    assert_close(y, np.array([row for row, _ in rows]), "y", **NEAR)
    assert_close(logdet, np.array([total for _, total in rows]), "logdet", **NEAR)


def _networks(rng, width):
    a, b = rng.normal(size=(2, width, width))
    a[0] = a[-1]  # a singular matrix: s is not invertible
    return lambda h: np.tanh(np.asarray(h) @ a) + 0.5, lambda h: np.maximum(np.asarray(h) @ b, 0) - 1


def _one_row(row, s_fn, t_fn):
    half = len(row) // 2
    s, t = s_fn(row[None, :half])[0], t_fn(row[None, :half])[0]
    return [*row[:half], *(row[half + j] * math.exp(s[j]) + t[j] for j in range(half))], float(sum(s))

import numpy as np

from grader.expect import assert_close

Z = np.array([[-2.0, 3.0, -1.0], [1.0, -4.0, -0.5]])
A = np.array([0.25, 0.5, -1.0])
DOUT = np.array([[10.0, 20.0, 30.0], [40.0, 50.0, 60.0]])


def loss(z, a, dout):
    """sum of dout * PReLU(z), one entry at a time."""
    entries = [(n, c) for n in range(z.shape[0]) for c in range(z.shape[1])]
    return sum(dout[n, c] * (max(z[n, c], 0.0) + a[c] * min(z[n, c], 0.0)) for n, c in entries)


def bumped(values, index, h):
    copy = values.copy()
    copy[index] += h
    return copy


def test_input_gradient_by_hand(kata):
    """dz passes dout where z > 0 and a[c] * dout elsewhere."""
    dz, _ = kata.prelu_backward(Z, A, DOUT)

    assert_close(dz, np.array([[2.5, 20.0, -30.0], [40.0, 25.0, -60.0]]), "dz")


def test_slope_gradient_by_hand(kata):
    """da sums dout * z over the negative entries of each channel: (-20, -200, -60)."""
    _, da = kata.prelu_backward(Z, A, DOUT)

    assert_close(da, np.array([-20.0, -200.0, -60.0]), "da")


def test_input_gradient_is_the_central_difference(kata, rng):
    """dz agrees with finite differences of sum(dout * y) on 4 examples and 3 channels."""
    z, a, dout = rng.normal(size=(4, 3)), rng.normal(size=3), rng.normal(size=(4, 3))
    z += 0.1 * np.sign(z)

    dz, _ = kata.prelu_backward(z, a, dout)

    numeric = [
        loss(bumped(z, i, 1e-3), a, dout) - loss(bumped(z, i, -1e-3), a, dout) for i in np.ndindex(4, 3)
    ]
    assert_close(dz, np.array(numeric).reshape(4, 3) / 2e-3, "dz", rtol=1e-5, atol=1e-7)


def test_slope_gradient_is_the_central_difference(kata, rng):
    """da agrees with finite differences of sum(dout * y) on 5 examples and 2 channels."""
    z, a, dout = rng.normal(size=(5, 2)), rng.normal(size=2), rng.normal(size=(5, 2))

    _, da = kata.prelu_backward(z, a, dout)

    numeric = [loss(z, bumped(a, c, 1e-3), dout) - loss(z, bumped(a, c, -1e-3), dout) for c in range(2)]
    assert_close(da, np.array(numeric) / 2e-3, "da", rtol=1e-5, atol=1e-7)


def test_zero_belongs_to_the_left(kata):
    """At z = 0 dz is a * dout and da gets nothing."""
    dz, da = kata.prelu_backward(np.zeros((1, 2)), np.array([0.25, 3.0]), np.array([[8.0, 2.0]]))

    assert_close(dz, np.array([[2.0, 6.0]]), "dz")
    assert_close(da, np.zeros(2), "da")


def test_positive_input_teaches_the_slope_nothing(kata):
    """Where every z is positive, dz is dout and da is 0."""
    dout = np.array([[1.0, -2.0], [3.0, 4.0], [-5.0, 6.0]])

    dz, da = kata.prelu_backward(np.abs(dout) + 1.0, np.array([0.25, 0.5]), dout)

    assert_close(dz, dout, "dz")
    assert_close(da, np.zeros(2), "da")


def test_flat_slope_still_learns(kata):
    """With a = 0, dz is 0 on the left but da is not."""
    dz, da = kata.prelu_backward(np.array([[-2.0, -3.0]]), np.zeros(2), np.array([[5.0, 7.0]]))

    assert_close(dz, np.zeros((1, 2)), "dz")
    assert_close(da, np.array([-10.0, -21.0]), "da")


def test_examples_add_up(kata):
    """The batch twice over doubles da and repeats dz."""
    dz, da = kata.prelu_backward(np.concatenate([Z, Z]), A, np.concatenate([DOUT, DOUT]))

    assert_close(dz, np.tile([[2.5, 20.0, -30.0], [40.0, 25.0, -60.0]], (2, 1)), "dz")
    assert_close(da, np.array([-40.0, -400.0, -120.0]), "da")


def test_channels_do_not_mix(kata):
    """A negative entry in channel 1 of a square batch reaches da[1] only, and a[1] only."""
    z = np.array([[1.0, -2.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])

    dz, da = kata.prelu_backward(z, np.array([5.0, 7.0, 9.0]), np.ones((3, 3)))

    assert_close(dz, np.array([[1.0, 7.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]), "dz")
    assert_close(da, np.array([0.0, -2.0, 0.0]), "da")


def test_one_example_one_channel(kata):
    """A (1, 1) batch keeps its shapes, (1, 1) and (1,)."""
    dz, da = kata.prelu_backward(np.array([[-3.0]]), np.array([0.1]), np.array([[-2.0]]))

    assert_close(dz, np.array([[-0.2]]), "dz")
    assert_close(da, np.array([6.0]), "da")


def test_strided_views(kata):
    """Transposed views give the same as their copies."""
    dz, da = kata.prelu_backward(np.array(Z.T).T, A[::-1][::-1], np.array(DOUT.T).T)

    assert_close(dz, np.array([[2.5, 20.0, -30.0], [40.0, 25.0, -60.0]]), "dz")
    assert_close(da, np.array([-20.0, -200.0, -60.0]), "da")

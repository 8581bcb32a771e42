import numpy as np

from grader.expect import assert_close


def half_squares(a):
    return float(np.sum(0.5 * a**2 + 0.25 * a))


def cubes(a):
    return float(np.sum(a**3))


def test_by_hand(kata):
    """For f = x0**2 + 3 x0 x1 at (1, 2) the gradient is (8, 3)."""
    grad = kata.numerical_gradient(lambda a: float(a[0] ** 2 + 3 * a[0] * a[1]), np.array([1.0, 2.0]))

    assert_close(grad, np.array([8.0, 3.0]))


def test_quadratic_has_no_truncation_error(kata, rng):
    """For a quadratic form a step of 0.5 gives the gradient (Q + Q^T) x to rounding."""
    Q, x = rng.normal(size=(4, 4)), rng.normal(size=4)

    grad = kata.numerical_gradient(lambda a: float(a @ Q @ a), x, h=0.5)

    assert_close(grad, (Q + Q.T) @ x)


def test_cube_is_off_by_the_step_squared(kata):
    """For a sum of cubes with h = 0.1 every partial is 3 x**2 + 0.01."""
    x = np.array([0.0, -1.0, 10.0])

    grad = kata.numerical_gradient(cubes, x, h=0.1)

    assert_close(grad, 3 * x**2 + 0.01)


def test_sine(kata):
    """For a sum of sines over a 2 x 3 array the default step gives the cosines."""
    x = np.array([[0.0, 0.5, 1.0], [-2.0, 3.0, 0.1]])

    grad = kata.numerical_gradient(lambda a: float(np.sum(np.sin(a))), x)

    assert_close(grad, np.cos(x), rtol=1e-6, atol=1e-8)  # 1e-16 / h of rounding


def test_partials_are_taken_at_the_same_point(kata):
    """For the product x0 x1 x2 at (1, 2, 3) with h = 0.5 the gradient is (6, 3, 2)."""
    grad = kata.numerical_gradient(lambda a: float(np.prod(a)), np.array([1.0, 2.0, 3.0]), h=0.5)

    assert_close(grad, np.array([6.0, 3.0, 2.0]))


def test_shape_is_kept(kata, rng):
    """For the linear function sum(C * x) on a 2 x 3 x 4 array the gradient is C."""
    C, x = rng.normal(size=(2, 3, 4)), rng.normal(size=(2, 3, 4))

    grad = kata.numerical_gradient(lambda a: float(np.sum(C * a)), x)

    assert_close(grad, C, atol=1e-8)  # 1e-16 / h of rounding


def test_integer_point(kata):
    """At the integer point (1, -2, 3) the gradient of sum(x**2 / 2 + x / 4) is (1.25, -1.75, 3.25)."""
    grad = kata.numerical_gradient(half_squares, np.array([1, -2, 3]))

    assert_close(grad, np.array([1.25, -1.75, 3.25]))


def test_single_precision_point(kata):
    """At the float32 point (1, 1000) the gradient of sum(x**2 / 2 + x / 4) is (1.25, 1000.25)."""
    grad = kata.numerical_gradient(half_squares, np.array([1.0, 1000.0], dtype=np.float32))

    assert_close(grad, np.array([1.25, 1000.25]), rtol=1e-5)  # rounding of f near 5e5, divided by h


def test_single_number(kata):
    """For an array of shape () the gradient has shape (): 3.25 for x**2 / 2 + x / 4 at 3."""
    grad = kata.numerical_gradient(half_squares, np.array(3.0))

    assert_close(grad, np.array(3.25))


def test_step_is_the_one_given(kata):
    """For a sum of fifth powers at (1, 2) h = 1 gives (16, 121) and h = 0.5 gives (7.5625, 90.0625)."""
    x = np.array([1.0, 2.0])

    wide = kata.numerical_gradient(lambda a: float(np.sum(a**5)), x, h=1.0)
    narrow = kata.numerical_gradient(lambda a: float(np.sum(a**5)), x, h=0.5)

    assert_close(wide, np.array([16.0, 121.0]), "the gradient with h = 1")
    assert_close(narrow, np.array([7.5625, 90.0625]), "the gradient with h = 0.5")

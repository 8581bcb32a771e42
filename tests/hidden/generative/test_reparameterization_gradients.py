import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_the_sample_at_variance_four(kata):
    """mu = 1, variance 4 and eps = 3 give z = 1 + 2 * 3 = 7."""
    z, _, _ = kata.reparameterization_gradients(np.ones(1), np.log([4.0]), np.array([3.0]), np.ones(1))

    assert_close(z, np.array([7.0]), "z", **NEAR)


def test_the_mean_passes_the_gradient_on(kata):
    """At variances 4 and 1/4 and g = (5, -3), dmu is (5, -3)."""
    g = np.array([5.0, -3.0])

    _, dmu, _ = kata.reparameterization_gradients(np.ones(2), np.log([4.0, 0.25]), np.array([3.0, 2.0]), g)

    assert_close(dmu, g, "dmu", **NEAR)


def test_the_variance_gets_a_gradient(kata):
    """At variance 4, eps = 3 and g = 5, dlogvar is 5 * 3 * 2 / 2 = 15."""
    _, _, dlogvar = kata.reparameterization_gradients(
        np.ones(1), np.log([4.0]), np.array([3.0]), np.array([5.0])
    )

    assert_close(dlogvar, np.array([15.0]), "dlogvar", **NEAR)


def test_a_draw_of_zero_says_nothing_about_the_variance(kata):
    """eps = 0 gives z = mu, dmu = g and dlogvar = 0."""
    got = kata.reparameterization_gradients(np.array([2.0]), np.log([4.0]), np.zeros(1), np.array([3.0]))

    assert_close(got, (np.array([2.0]), np.array([3.0]), np.zeros(1)), "z, dmu, dlogvar", **NEAR)


def test_a_negative_draw_turns_the_sign(kata):
    """eps = -1 at variance 1 and g = 4: a wider q lowers z, so dlogvar = -2."""
    got = kata.reparameterization_gradients(np.zeros(1), np.zeros(1), np.array([-1.0]), np.array([4.0]))

    assert_close(got, (np.array([-1.0]), np.array([4.0]), np.array([-2.0])), "z, dmu, dlogvar", **NEAR)


def test_finite_differences_of_a_loss(kata, rng):
    """L = sum of g * z on a 2 x 3 array: nudging each entry of mu and logvar changes L as stated."""
    mu, logvar, eps, g = rng.normal(size=(4, 2, 3))

    _, dmu, dlogvar = kata.reparameterization_gradients(mu, logvar, eps, g)

    assert_close(dmu, _slopes(lambda m: _loss(m, logvar, eps, g), mu), "dmu", rtol=1e-5, atol=1e-6)
    assert_close(dlogvar, _slopes(lambda s: _loss(mu, s, eps, g), logvar), "dlogvar", rtol=1e-5, atol=1e-6)


def test_every_entry_is_on_its_own(kata, rng):
    """A batch of 3 x 4 gives z, dmu and dlogvar of shape (3, 4), nothing summed or averaged."""
    mu, logvar, eps, g = rng.normal(size=(4, 3, 4))

    got = kata.reparameterization_gradients(mu, logvar, eps, g)

    sigma = np.sqrt(np.exp(logvar))
    assert_close(got, (mu + sigma * eps, g, g * eps * sigma * 0.5), "z, dmu, dlogvar", **NEAR)


def test_a_batch_of_one(kata):
    """mu of shape (1, 1) gives arrays of shape (1, 1)."""
    got = kata.reparameterization_gradients(*(np.array([[a]]) for a in (1.0, 0.0, 2.0, -6.0)))

    assert_close(got, (np.array([[3.0]]), np.array([[-6.0]]), np.array([[-6.0]])), "z, dmu, dlogvar", **NEAR)


def _loss(mu, logvar, eps, g):
    return np.sum(g * (mu + np.sqrt(np.exp(logvar)) * eps))


def _slopes(loss, at, step=1e-5):
    slopes = np.zeros(at.shape)
    for i in np.ndindex(at.shape):
        nudge = np.zeros(at.shape)
        nudge[i] = step
        slopes[i] = (loss(at + nudge) - loss(at - nudge)) / (2 * step)
    return slopes

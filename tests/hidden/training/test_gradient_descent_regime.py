import numpy as np

from grader.expect import assert_close, assert_equal

CLOSE = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too


def test_small_rate_is_monotone(kata):
    """Curvatures 1 and 4 at lr = 0.125 keep 0.875 and 0.5 per step: the flat direction is the slow one."""
    result = kata.gradient_descent_regime(np.array([1.0, 4.0]), 0.125)

    assert_close(result, ("monotone", 0.875, 0.4), "(regime, rho, lr_best)", **CLOSE)


def test_overshoot_that_shrinks_oscillates(kata):
    """Curvatures 1 and 4 at lr = 0.4375 keep 0.5625 and -0.75: the sign flips, the size shrinks."""
    result = kata.gradient_descent_regime(np.array([1.0, 4.0]), 0.4375)

    assert_close(result, ("oscillates", 0.75, 0.4), "(regime, rho, lr_best)", **CLOSE)


def test_overshoot_that_grows_diverges(kata):
    """Curvatures 1 and 4 at lr = 0.75 keep 0.25 and -2: the steep direction blows up."""
    result = kata.gradient_descent_regime(np.array([1.0, 4.0]), 0.75)

    assert_close(result, ("diverges", 2.0, 0.4), "(regime, rho, lr_best)", **CLOSE)


def test_limit_of_stability_is_marginal(kata):
    """Curvatures 1 and 4 at lr = 0.5 = 2 / 4 keep 0.5 and -1: neither growth nor decay."""
    result = kata.gradient_descent_regime(np.array([1.0, 4.0]), 0.5)

    assert_close(result, ("marginal", 1.0, 0.4), "(regime, rho, lr_best)", **CLOSE)


def test_limit_of_stability_forgives_rounding(kata):
    """Curvatures 1 and 7.7 at lr = 2 / 7.7: rho is 1 to within 1e-12, if not to the last bit."""
    regime, rho, _ = kata.gradient_descent_regime(np.array([1.0, 7.7]), 2 / 7.7)

    assert_equal(regime, "marginal", "the regime")
    assert_close(rho, 1.0, "rho", **CLOSE)


def test_neighbors_of_the_limit_are_not_marginal(kata):
    """Curvatures 1 and 4 at lr = 0.5 and a millionth more or less: rho is 1.000002 or 0.999998, not 1."""
    above = kata.gradient_descent_regime(np.array([1.0, 4.0]), 0.5 * (1 + 1e-6))
    below = kata.gradient_descent_regime(np.array([1.0, 4.0]), 0.5 * (1 - 1e-6))

    assert_equal((above[0], below[0]), ("diverges", "oscillates"), "the regimes above and below the limit")


def test_factor_of_zero_is_monotone(kata):
    """Curvatures 1 and 4 at lr = 0.25 keep 0.75 and 0: the steep direction is solved in one step."""
    result = kata.gradient_descent_regime(np.array([1.0, 4.0]), 0.25)

    assert_close(result, ("monotone", 0.75, 0.4), "(regime, rho, lr_best)", **CLOSE)


def test_one_negative_factor_is_enough(kata):
    """Curvatures 1, 2 and 8 at lr = 0.1875 keep 0.8125, 0.625 and -0.5: the flattest decides rho."""
    result = kata.gradient_descent_regime(np.array([1.0, 2.0, 8.0]), 0.1875)

    assert_close(result, ("oscillates", 0.8125, 2 / 9), "(regime, rho, lr_best)", **CLOSE)


def test_best_rate_depends_on_the_ends_only(kata):
    """Curvatures 2, 3, 4, 5 and 14 are best served by 2 / (2 + 14) = 0.125, with rho = 6 / 8."""
    result = kata.gradient_descent_regime(np.array([2.0, 3.0, 4.0, 5.0, 14.0]), 0.125)

    assert_close(result, ("oscillates", 0.75, 0.125), "(regime, rho, lr_best)", **CLOSE)


def test_best_rate_beats_its_neighbors(kata):
    """At lr_best of curvatures 0.5, 2 and 3 rho is (6 - 1) / (6 + 1); 5 % off either way it is larger."""
    eigs = np.array([0.5, 2.0, 3.0])
    best = float(kata.gradient_descent_regime(eigs, 0.1)[2])

    rhos = [kata.gradient_descent_regime(eigs, factor * best)[1] for factor in (0.95, 1.0, 1.05)]

    assert_close(best, 4 / 7, "lr_best", **CLOSE)
    assert_close(rhos, [1 - 0.95 * 2 / 7, 5 / 7, 1.05 * 12 / 7 - 1], "rho around lr_best", **CLOSE)


def test_order_of_the_eigenvalues_does_not_matter(kata):
    """(4, 1, 16, 2) at lr = 0.09375 keep 0.625, 0.90625, -0.5 and 0.8125."""
    result = kata.gradient_descent_regime(np.array([4.0, 1.0, 16.0, 2.0]), 0.09375)

    assert_close(result, ("oscillates", 0.90625, 2 / 17), "(regime, rho, lr_best)", **CLOSE)


def test_single_curvature(kata):
    """One curvature of 8: lr = 0.0625 halves the error, the best rate 1/8 removes it, 0.5 triples it."""
    results = [kata.gradient_descent_regime(np.array([8.0]), lr) for lr in (0.0625, 0.125, 0.5)]

    expected = [("monotone", 0.5, 0.125), ("monotone", 0.0, 0.125), ("diverges", 3.0, 0.125)]
    assert_close(results, expected, "(regime, rho, lr_best) for three rates", **CLOSE)


def test_all_directions_overshoot(kata):
    """Curvatures 5 and 6 at lr = 0.3125 keep -0.5625 and -0.875."""
    result = kata.gradient_descent_regime(np.array([5.0, 6.0]), 0.3125)

    assert_close(result, ("oscillates", 0.875, 2 / 11), "(regime, rho, lr_best)", **CLOSE)


def test_rho_is_what_one_step_does(kata, rng):
    """One step from the all-ones vector scales its components; the largest size left is rho."""
    eigs = rng.uniform(0.2, 1.5, 6)
    ones = np.ones(6)

    _, rho, _ = kata.gradient_descent_regime(eigs, 1.1)

    after = ones - 1.1 * np.diag(eigs) @ ones
    assert_close(rho, float(max(abs(value) for value in after)), "rho", **CLOSE)

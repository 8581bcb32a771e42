import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
LOG_4 = math.log(4)


def test_the_share_of_the_data(kata):
    """p = (3/4, 1/4) and q = (1/4, 3/4) give D* = (3/4, 1/4)."""
    d, _, _ = kata.optimal_discriminator(np.array([0.75, 0.25]), np.array([0.25, 0.75]))

    assert_close(d, np.array([0.75, 0.25]), "D*", **NEAR)


def test_a_perfect_generator(kata):
    """p = q = (0.2, 0.3, 0.5) gives D* = 1/2 everywhere, V* = -log 4 and JSD = 0."""
    p = np.array([0.2, 0.3, 0.5])

    got = kata.optimal_discriminator(p, p.copy())

    assert_close(got, (np.full(3, 0.5), -LOG_4, 0.0), "D*, V*, JSD", **NEAR)


def test_disjoint_supports(kata):
    """p = (1, 0) and q = (0, 1) give D* = (1, 0), V* = 0 and JSD = log 2."""
    got = kata.optimal_discriminator(np.array([1.0, 0.0]), np.array([0.0, 1.0]))

    assert_close(got, (np.array([1.0, 0.0]), 0.0, math.log(2)), "D*, V*, JSD", **NEAR)


def test_an_outcome_that_neither_has(kata):
    """p = (1/2, 1/2, 0) and q = (1/2, 1/2, 0): D* is 1/2 for the third outcome too, V* = -log 4."""
    p = np.array([0.5, 0.5, 0.0])

    got = kata.optimal_discriminator(p, p.copy())

    assert_close(got, (np.array([0.5, 0.5, 0.5]), -LOG_4, 0.0), "D*, V*, JSD", **NEAR)


def test_the_value_by_hand(kata):
    """p = (1/2, 1/2) and q = (1/4, 3/4): D* = (2/3, 2/5), each term of V* under its own distribution."""
    d, value, _ = kata.optimal_discriminator(np.array([0.5, 0.5]), np.array([0.25, 0.75]))

    real = 0.5 * math.log(2 / 3) + 0.5 * math.log(2 / 5)
    fake = 0.25 * math.log(1 / 3) + 0.75 * math.log(3 / 5)
    assert_close((d, value), (np.array([2 / 3, 2 / 5]), real + fake), "D* and V*", **NEAR)


def test_the_divergence_by_hand(kata):
    """p = (3/4, 1/4) and q = (1/4, 3/4) have m = (1/2, 1/2) and JSD = 3/4 log 3/2 + 1/4 log 1/2."""
    _, _, jsd = kata.optimal_discriminator(np.array([0.75, 0.25]), np.array([0.25, 0.75]))

    assert_close(jsd, 0.75 * math.log(1.5) + 0.25 * math.log(0.5), "the JSD", **NEAR)


def test_value_and_divergence_are_linked(kata, rng):
    """V* = -log 4 + 2 JSD for two distributions over 6 outcomes."""
    p, q = _two_distributions(rng)

    _, value, jsd = kata.optimal_discriminator(p, q)

    assert_close(value, _value(p, q, p / (p + q)), "V*", **NEAR)
    assert_close(jsd, (value + LOG_4) / 2, "the JSD", **NEAR)


def test_exchanging_data_and_generator(kata, rng):
    """With p and q exchanged D* turns into 1 - D*; V* and JSD stay."""
    p, q = _two_distributions(rng)

    d, value, jsd = kata.optimal_discriminator(q, p)

    assert_close(d, q / (p + q), "D*", **NEAR)
    assert_close((value, jsd), kata.optimal_discriminator(p, q)[1:], "V* and JSD", **NEAR)


def test_no_other_discriminator_does_better(kata, rng):
    """Twenty random discriminators have a lower value than V*, the best."""
    p, q = _two_distributions(rng)

    d, value, _ = kata.optimal_discriminator(p, q)

    others = [_value(p, q, rng.uniform(0.01, 0.99, 6)) for _ in range(20)]
    assert_close(value, max([*others, _value(p, q, np.asarray(d))]), "the highest value", **NEAR)


def test_an_outcome_that_only_the_generator_has(kata):
    """p = (1, 0, 0) and q = (1/2, 1/2, 0): D* = (2/3, 0, 1/2), nothing infinite and no NaN."""
    got = kata.optimal_discriminator(np.array([1.0, 0.0, 0.0]), np.array([0.5, 0.5, 0.0]))

    value = math.log(2 / 3) + 0.5 * math.log(1 / 3)
    assert_close(got, (np.array([2 / 3, 0.0, 0.5]), value, (value + LOG_4) / 2), "D*, V*, JSD", **NEAR)


def _two_distributions(rng):
    p, q = rng.uniform(0.1, 1.0, (2, 6))
    return p / p.sum(), q / q.sum()


def _value(p, q, d):
    return sum(a * math.log(c) + b * math.log(1 - c) for a, b, c in zip(p, q, d))

"""The regimes of gradient descent on a quadratic, with the known bugs as switches."""

import numpy as np

BUGS = {
    "stable_up_to_one_over_largest": "Stability is said to end at 1 / largest. Between 1 / largest and 2 / "
    "largest the iterate overshoots but still converges.",
    "rho_of_largest_only": "rho is taken from the largest eigenvalue alone. With a small step the flattest "
    "direction is the slow one.",
    "best_is_one_over_largest": "lr_best is 1 / largest: safe but not optimal. The best rate balances both "
    "ends.",
    "oscillation_called_divergence": "A negative factor is taken for divergence. Sign flips with shrinking "
    "size converge: a zig-zag is no blow-up.",
    "signed_maximum": "rho is the largest factor with its sign. An overshoot shows up as a negative "
    "factor, and its size counts.",
    "best_is_one_over_mean": "lr_best is 1 over the mean of the eigenvalues. Two eigenvalues hide it; only "
    "the smallest and the largest matter.",
    "best_is_the_limit": "lr_best is 2 / largest: that is the limit of stability, where rho is 1.",
    "best_by_geometric_mean": "lr_best is 1 over the geometric mean of smallest and largest: the balance "
    "of |1 - lr * l| at both ends gives the arithmetic mean.",
    "fastest_direction": "rho is the smallest factor. Convergence is as slow as its slowest direction.",
    "rho_squared": "rho is squared: that is how the loss shrinks, not the iterate.",
    "marginal_forgotten": "rho = 1 counts as divergence: nothing grows there.",
    "marginal_compared_exactly": "rho is compared with 1 to the last bit. lr = 2 / 7.7 misses it by rounding: "
    "allow 1e-12.",
    "marginal_too_wide": "rho counts as 1 within about 1e-5, as np.isclose has it. At 1.000002 the iterate "
    "does grow.",
    "divergence_called_oscillation": "Any sign flip is called oscillation, also where it grows.",
    "every_factor_must_flip": "Oscillation is said only where all factors are negative. One direction is "
    "enough.",
    "order_taken_for_granted": "The first eigenvalue is taken for the smallest and the last for the "
    "largest. They come in any order.",
    "zero_factor_oscillates": "A factor of 0 counts as oscillation: the direction is solved in one step, "
    "without a change of sign.",
}


def gradient_descent_regime(eigs, lr, *, bug=frozenset()):
    low, high = eigs.min(), eigs.max()
    if "order_taken_for_granted" in bug:
        low, high = eigs[0], eigs[-1]
        eigs = np.array([low, high])
    factors = 1.0 - lr * eigs
    rho = _rho(factors, 1.0 - lr * high, bug)
    return _regime(factors, rho, lr * high, bug), float(rho), float(_best(low, high, eigs, bug))


def _rho(factors, steepest, bug):
    chosen = np.array([steepest]) if "rho_of_largest_only" in bug else factors
    sizes = chosen if "signed_maximum" in bug else np.abs(chosen)
    rho = sizes.min() if "fastest_direction" in bug else sizes.max()
    return rho * abs(rho) if "rho_squared" in bug else rho


def _regime(factors, rho, steepness, bug):
    if "stable_up_to_one_over_largest" in bug:
        marginal = abs(steepness - 1.0) <= 1e-12
        above = "diverges" if steepness > 1.0 else "monotone"
        return "marginal" if marginal and "marginal_forgotten" not in bug else above
    crossed = factors <= 0 if "zero_factor_oscillates" in bug else factors < 0
    flips = crossed.all() if "every_factor_must_flip" in bug else crossed.any()
    width = 1e-5 if "marginal_too_wide" in bug else 1e-12
    if abs(rho - 1.0) <= (0.0 if "marginal_compared_exactly" in bug else width):
        return "diverges" if "marginal_forgotten" in bug else "marginal"
    if rho > 1.0 and not ("divergence_called_oscillation" in bug and flips):
        return "diverges"
    if flips:
        return "diverges" if "oscillation_called_divergence" in bug else "oscillates"
    return "monotone"


def _best(low, high, eigs, bug):
    if "best_is_one_over_largest" in bug:
        return 1.0 / high
    if "best_is_one_over_mean" in bug:
        return 1.0 / eigs.mean()
    if "best_is_the_limit" in bug:
        return 2.0 / high
    return 1.0 / np.sqrt(low * high) if "best_by_geometric_mean" in bug else 2.0 / (low + high)

"""The posterior of a diffusion step with its known bugs as switches."""

import numpy as np

BUGS = {
    "abar_t_for_the_step_before": "abar_t is used where abar_{t-1} belongs: what is wanted is the "
    "state one step earlier, and abar_0 = 1.",
    "one_padded_on_the_right": "The shifted array is padded behind, not in front: it then holds abar_t where "
    "abar_{t-1} belongs, and 1 at t = T. abar_0 = 1 comes first.",
    "index_wraps_at_the_first_step": "At t = 1 the index of abar_{t-1} is -1, which NumPy reads from the end of "
    "the array: abar_0 = 1 must be put in front.",
    "variance_is_beta": "beta_t is returned as the variance: it is the other end of the admissible range. "
    "Knowing x0 narrows it to (1 - abar_{t-1}) / (1 - abar_t) * beta_t.",
    "beta_of_the_next_step": "beta and alpha are read one step too late, at index t: beta_t is betas[t - 1]. "
    "Constant betas hide it.",
    "beta_of_the_step_before": "beta and alpha are read one step too early, at index t - 2: the step from t to "
    "t - 1 undoes step t. Constant betas hide it.",
    "time_counted_from_0": "Every quantity is read one step too late: t counts from 1, so abar_t is the "
    "product of the first t alphas.",
    "standard_deviation_returned": "The square root is returned: the kata asks for the variance.",
    "coefficients_exchanged": "The coefficients of x0 and xt are exchanged.",
    "root_of_abar_forgotten": "abar_{t-1} multiplies x0 without its square root.",
    "root_of_alpha_forgotten": "alpha_t multiplies xt without its square root.",
    "alpha_for_abar": "alpha_t is used where the cumulative product abar_t belongs.",
    "variance_ratio_inverted": "The variance has (1 - abar_t) over (1 - abar_{t-1}): it must be smaller "
    "than beta_t, and the ratio divides by 0 at t = 1.",
    "variance_of_the_forward_process": "1 - abar_{t-1} is returned: that is the variance of x_{t-1} given "
    "x0 alone, before xt is known.",
    "first_variance_clipped": "A different convention: the variance at t = 1 is replaced by that at t = 2, "
    "so that its logarithm is finite. Here it is 0.",
    "root_of_abar_t_for_alpha": "xt is multiplied by sqrt(abar_t): its coefficient has sqrt(alpha_t), of "
    "the single step.",
    "denominator_forgotten": "The division of both coefficients by 1 - abar_t is missing.",
}


def ddpm_posterior(x0, xt, t, betas, *, bug=frozenset()):
    if "time_counted_from_0" in bug:
        t = t + 1
    alphas = 1 - betas
    abars = np.concatenate([[1.0], alphas if "alpha_for_abar" in bug else np.cumprod(alphas)])
    index = t if "beta_of_the_next_step" in bug else t - 1
    if "beta_of_the_step_before" in bug:
        index = t - 2
    alpha, beta, abar, before = alphas[index], betas[index], abars[t], abars[t - 1]
    if "abar_t_for_the_step_before" in bug:
        before = abar
    if "index_wraps_at_the_first_step" in bug and t == 1:
        before = abars[-1]
    if "one_padded_on_the_right" in bug:
        before = abar if t < len(betas) else 1.0

    from_x0 = before ** (1.0 if "root_of_abar_forgotten" in bug else 0.5) * beta
    decay = abar if "root_of_abar_t_for_alpha" in bug else alpha
    from_xt = decay ** (1.0 if "root_of_alpha_forgotten" in bug else 0.5) * (1 - before)
    if "denominator_forgotten" not in bug:
        from_x0, from_xt = from_x0 / (1 - abar), from_xt / (1 - abar)
    if "coefficients_exchanged" in bug:
        from_x0, from_xt = from_xt, from_x0

    ratio = (1 - before) / (1 - abar)
    if "first_variance_clipped" in bug and t == 1:
        ratio, beta = (1 - abars[1]) / (1 - abars[2]), betas[1]
    if "variance_ratio_inverted" in bug:
        ratio = 1 / ratio
    variance = beta if "variance_is_beta" in bug else ratio * beta
    if "variance_of_the_forward_process" in bug:
        variance = 1 - before
    root = variance**0.5 if "standard_deviation_returned" in bug else variance
    return from_x0 * x0 + from_xt * xt, float(root)

"""The ELBO of a linear Gaussian model with its known bugs as switches."""

import math

BUGS = {
    "spread_of_q_left_out": "z = m is plugged into the reconstruction: E_q (x - w z)^2 = (x - w m)^2 + w^2 "
    "v, and the second part is missing.",
    "weight_of_the_spread_not_squared": "The spread of q enters as w v: the variance of w z is w^2 v.",
    "spread_of_q_not_weighted": "The spread of q enters as v: w z is what the decoder adds, and its variance is "
    "w^2 v.",
    "evidence_without_the_prior": "The evidence is log N(x; 0, s2): integrating z out adds w^2 to the "
    "variance of x.",
    "weight_not_squared_in_the_evidence": "The evidence has the variance w + s2: that of w z is w^2.",
    "evidence_at_the_mean_of_q": "log p(x | z = m) is reported as the evidence: z has to be integrated out "
    "under the prior, and q plays no part in it.",
    "gap_sign_turned": "The gap is elbo - log_evidence: the bound lies below the evidence, so the gap is "
    "evidence minus bound.",
    "gap_is_the_kl_to_the_prior": "KL(q || prior) is reported as the gap: the gap is KL(q || posterior). "
    "The KL to the prior is a term inside the ELBO.",
    "constant_dropped_in_the_evidence": "log(2 pi) is dropped in the evidence only: with inconsistent "
    "constants the bound no longer fits below it.",
    "constant_dropped_in_the_elbo": 'log(2 pi) is dropped in the ELBO only: the "bound" can then exceed '
    "the evidence.",
    "kl_added": "The KL is added: ELBO = E_q log p(x | z) - KL(q || prior).",
    "kl_left_out": "The KL to the prior is missing from the ELBO.",
    "half_of_the_kl_forgotten": "The factor 1/2 of the KL is missing.",
    "kl_without_the_entropy": "log v is missing from the KL: without the entropy of q the best v would be "
    "too small.",
    "kl_reversed": "KL(prior || q) is subtracted: the ELBO has KL(q || prior), and the directions differ.",
    "v_as_standard_deviation": "A different convention: v is taken for a standard deviation and squared. "
    "Here it is the variance of q.",
    "s2_as_standard_deviation": "A different convention: s2 is taken for a standard deviation and squared. "
    "Here it is the variance.",
    "noise_not_dividing_the_error": "The squared error is not divided by s2.",
    "log_of_the_noise_left_out": "log s2 is missing from the reconstruction: the Gaussian's normalizer "
    "depends on its variance.",
}


def linear_gaussian_elbo(x, w, s2, m, v, *, bug=frozenset()):
    if "v_as_standard_deviation" in bug:
        v = v**2
    if "s2_as_standard_deviation" in bug:
        s2 = s2**2
    weight = w if "weight_of_the_spread_not_squared" in bug else w**2
    spread = (1 if "spread_of_q_not_weighted" in bug else weight) * v
    error = (x - w * m) ** 2 + (0 if "spread_of_q_left_out" in bug else spread)
    constant = 0.5 * math.log(2 * math.pi)
    reconstruction = -error / (2 if "noise_not_dividing_the_error" in bug else 2 * s2)
    reconstruction -= 0 if "constant_dropped_in_the_elbo" in bug else constant
    reconstruction -= 0 if "log_of_the_noise_left_out" in bug else 0.5 * math.log(s2)

    log_v = 0.0 if "kl_without_the_entropy" in bug else math.log(v)
    kl = (1 + m**2) / v - 1 + log_v if "kl_reversed" in bug else m**2 + v - 1 - log_v
    kl *= 1.0 if "half_of_the_kl_forgotten" in bug else 0.5
    if "kl_left_out" in bug:
        elbo = reconstruction
    else:
        elbo = reconstruction + kl if "kl_added" in bug else reconstruction - kl

    total = (w if "weight_not_squared_in_the_evidence" in bug else w**2) + s2
    mean = 0.0
    if "evidence_without_the_prior" in bug:
        total = s2
    if "evidence_at_the_mean_of_q" in bug:
        mean, total = w * m, s2
    if total <= 0:
        return {"elbo": elbo, "log_evidence": math.nan, "gap": math.nan}
    evidence = -0.5 * math.log(total) - (x - mean) ** 2 / (2 * total)
    evidence -= 0 if "constant_dropped_in_the_evidence" in bug else constant

    gap = elbo - evidence if "gap_sign_turned" in bug else evidence - elbo
    if "gap_is_the_kl_to_the_prior" in bug:
        gap = -kl if "gap_sign_turned" in bug else kl
    return {"elbo": elbo, "log_evidence": evidence, "gap": gap}

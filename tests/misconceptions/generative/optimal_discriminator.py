"""The optimal discriminator with its known bugs as switches."""

import numpy as np

BUGS = {
    "jsd_without_halves": "The two KL terms are added, not averaged: the JSD is their mean and at most log "
    "2.",
    "mixture_not_halved": "m = p + q sums to 2: the mixture must be a distribution, (p + q) / 2.",
    "kl_reported_as_jsd": "KL(p || q) is reported as the JSD. It is infinite on disjoint supports; the JSD "
    "saturates at log 2 there, which is why its gradient vanishes.",
    "symmetric_kl_reported_as_jsd": "KL(p || q) and KL(q || p) are averaged: that is infinite where the "
    "supports differ. The JSD compares each with their mean m.",
    "root_of_the_jsd": "A different convention: the square root is the Jensen-Shannon distance. Here it is "
    "the divergence, without a root.",
    "jsd_in_bits": "A different convention: the JSD is given in bits, at most 1. Here it is in nats.",
    "data_and_generator_exchanged": "D* = q / (p + q) is the probability of a generated sample: D is the "
    "probability that a sample comes from the data.",
    "ratio_of_densities": "D* = p / q is the density ratio. The optimum is the share p / (p + q).",
    "unused_outcomes_are_nan": "0 / 0 gives NaN for outcomes that neither distribution has; D* is 1/2 there.",
    "unused_outcomes_are_zero": "Outcomes that neither distribution has get D* = 0: nothing speaks for "
    "either side, so it is 1/2.",
    "zero_times_log_zero": "0 * log 0 is NaN in floating point: outcomes of probability 0 have to be left "
    "out.",
    "value_of_one_term": "V* lacks the generator's term, the sum of q log(1 - D*).",
    "fake_term_under_the_data": "log(1 - D*) is averaged under p: it is the generator's samples that it is "
    "about, so q weighs it.",
    "value_sign_turned": "The sign of V* is turned: that is the discriminator's loss. The value of the game "
    "is the sum of log-likelihoods, at most 0.",
    "value_halved": "V* is the mean of its two terms: the game adds them, so that it is -log 4 at p = q.",
}


def optimal_discriminator(p, q, *, bug=frozenset()):
    total = p + q
    share = np.where(total > 0, p / total, 0.5)
    if "ratio_of_densities" in bug:
        share = np.where(total > 0, p / q, 0.5)
    if "data_and_generator_exchanged" in bug:
        share = np.where(total > 0, q / total, 0.5)
    d = share
    if "unused_outcomes_are_zero" in bug:
        d = np.where(total > 0, d, 0.0)
    if "unused_outcomes_are_nan" in bug:
        d = np.where(total > 0, d, np.nan)

    def x_log_y(x, y):
        return np.sum(x * np.log(y) if "zero_times_log_zero" in bug else np.where(x > 0, x * np.log(y), 0))

    def kl(a, b):
        return x_log_y(a, a / b)

    real, fake = x_log_y(p, d), x_log_y(p if "fake_term_under_the_data" in bug else q, 1 - d)
    value = real if "value_of_one_term" in bug else real + fake
    if "value_halved" in bug:
        value = value / 2
    if "value_sign_turned" in bug:
        value = -value

    m = total if "mixture_not_halved" in bug else total / 2
    jsd = (kl(p, m) + kl(q, m)) * (1 if "jsd_without_halves" in bug else 0.5)
    if "kl_reported_as_jsd" in bug:
        jsd = kl(p, q)
    if "symmetric_kl_reported_as_jsd" in bug:
        jsd = (kl(p, q) + kl(q, p)) / 2
    if "jsd_in_bits" in bug:
        jsd = jsd / np.log(2)
    if "root_of_the_jsd" in bug:
        jsd = np.sqrt(jsd)
    return d, float(value), float(jsd)

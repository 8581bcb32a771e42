"""Rapid fire: Generative models."""

import math


def q37_elbo_gap():
    """Derive the ELBO.

    log p(x) = -10 nats and the ELBO is -12 nats. What is KL(q || posterior), in nats?

    Returns:
        int. The divergence in nats.
    """
    return -10 - -12  # log p(x) = ELBO + KL(q(z|x) || p(z|x))


def q38_collapsed_modes_kl():
    """Why do GANs suffer from mode collapse?

    The data have 8 equal modes, the generator uses 2 of them equally. What is KL(generator || uniform
    over modes), in nats?

    Returns:
        float. The divergence, to 4 decimals.
    """
    return round(2 * (1 / 2) * math.log((1 / 2) / (1 / 8)), 4)  # the six unused modes contribute nothing


def q39_diffusion_weights_sum():
    """Explain the diffusion process mathematically.

    abar_t = 0.36: what do the weights of x_0 and of eps sum to?

    Returns:
        float. The sum, to 1 decimal.
    """
    return round(
        math.sqrt(0.36) + math.sqrt(1 - 0.36), 1
    )  # the squares of the weights sum to 1, the weights do not


def q40_sampling_weights():
    """How would you train a diffusion model from scratch at scale?

    Which weights are normally used for sampling?

    Options:
        A. latest raw weights
        B. exponential moving average
        C. average over GPUs of gradients
        D. initial weights

    Returns:
        str. The letter of the answer.
    """
    # Averaging over steps removes the noise of the last updates, which samples would show.
    return "B"

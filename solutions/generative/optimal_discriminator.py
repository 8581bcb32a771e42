"""The best discriminator for a fixed generator, and what the generator then minimizes."""

import numpy as np


def optimal_discriminator(p, q):
    """Find the discriminator that maximizes the GAN value, the value it reaches, and the JSD behind it.

    Formula:
        D*_k = p_k / (p_k + q_k), and 0.5 where p_k = q_k = 0
        V* = sum over k of p_k log D*_k + sum over k of q_k log(1 - D*_k), with 0 log 0 = 0
        JSD = 1/2 KL(p || m) + 1/2 KL(q || m), with m = (p + q) / 2 and KL(p || m) = sum of p_k log(p_k / m_k)
        They are linked by V* = -log 4 + 2 JSD. Natural logarithms.

    Args:
        p: (K,) float. Probabilities of the data; they sum to 1, and some may be 0.
        q: (K,) float. Probabilities of the generator; they sum to 1, and some may be 0.

    Returns:
        tuple of D*, (K,) float, then V*, float, then JSD, float in nats between 0 and log 2, in this order.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        Data and generator agree, so the best discriminator can only guess: V* = -log 4.

        >>> d, value, jsd = optimal_discriminator(np.array([0.25, 0.75, 0.0]), np.array([0.25, 0.75, 0.0]))
        >>> d, round(value, 4), round(jsd, 4)
        (array([0.5, 0.5, 0.5]), -1.3863, 0.0)

    Reference:
        Goodfellow et al., "Generative Adversarial Nets" (2014).
    """
    total = p + q  # (K,)
    d = np.divide(p, total, out=np.full(len(p), 0.5), where=total > 0)  # (K,)

    value = _x_log_y(p, d) + _x_log_y(q, 1 - d)

    # Each distribution is compared with their mean m, never with the other: p_k / m_k is at most 2, so the
    # JSD stays finite on disjoint supports, where KL(p || q) is infinite.
    m = total / 2
    jsd = 0.5 * (_x_log_y(p, p) - _x_log_y(p, m)) + 0.5 * (_x_log_y(q, q) - _x_log_y(q, m))
    return d, value, jsd


def _x_log_y(x, y):
    used = x > 0  # 0 log 0 counts as 0
    return float(np.sum(x[used] * np.log(y[used])))

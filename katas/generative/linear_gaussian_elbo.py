"""The ELBO in a model where everything has a closed form: bound, evidence and the gap between them."""

import math


def linear_gaussian_elbo(x, w, s2, m, v):
    """Compute the ELBO, the log evidence and their gap for a linear Gaussian model with one latent variable.

    Formula:
        model: z ~ N(0, 1), x | z ~ N(w z, s2); approximate posterior: q(z) = N(m, v)
        elbo = E_q[log p(x | z)] - KL(q || p(z)), the expectation taken exactly
        log_evidence = log p(x), with z integrated out
        gap = log_evidence - elbo = KL(q || p(z | x)), which is 0 only when q is the exact posterior
        N(mean, variance): s2 and v are variances. Natural logarithms, all constants kept.

    Args:
        x: float. The observation.
        w: float. The weight of the decoder.
        s2: float, positive. The variance of x given z.
        m: float. The mean of q.
        v: float, positive. The variance of q.

    Returns:
        dict with the keys "elbo", "log_evidence" and "gap", each a float.

    Raises:
        Nothing of its own.

    Example:
        q is the prior, so the KL is 0; x = 1 is N(0, 2) under the model.

        >>> terms = linear_gaussian_elbo(1.0, 1.0, 1.0, 0.0, 1.0)
        >>> {name: round(term, 4) for name, term in terms.items()}
        {'elbo': -1.9189, 'log_evidence': -1.5155, 'gap': 0.4034}

    Reference:
        Jordan, Ghahramani, Jaakkola and Saul, "An Introduction to Variational Methods for Graphical Models"
        (1999). Kingma and Welling, "Auto-Encoding Variational Bayes" (2014).
    """
    raise NotImplementedError

"""The exact likelihood of a normalizing flow by the change of variables."""

import numpy as np


def flow_nll(x, layers):
    """Compute the mean negative log-likelihood of data under a flow of affine layers with sinh between them.

    The flow is written in the direction data -> latent.

    Formula:
        h = x; for each layer (A, b), in the order given: h = A h + b, where h is a column, one per example;
        then h = sinh(h), after every layer except the last. z is what comes out.
        log p(x) = log N(z; 0, I) + sum of log |det J| over all maps on the way
        log |det J| of an affine layer is log |det A|; that of a sinh is the sum over d of log cosh(h_d), with
        h what goes into the sinh.
        log N(z; 0, I) = -1/2 * sum over d of (z_d^2 + log(2 pi))

    Args:
        x: (N, D) float. One example per row.
        layers: list of (A, b) pairs, at least one. A is (D, D) float and invertible, its determinant may be
            negative; b is (D,) float.

    Returns:
        float. The mean over the examples of -log p(x), in nats.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        z = 0.5 * 0 + 1 = 1, so -log p = 1/2 + 1/2 log(2 pi) - log 0.5.

        >>> round(flow_nll(np.array([[0.0]]), [(np.array([[0.5]]), np.array([1.0]))]), 4)
        2.1121

    Reference:
        Rezende and Mohamed, "Variational Inference with Normalizing Flows" (2015). Dinh, Sohl-Dickstein and
        Bengio, "Density Estimation using Real NVP" (2017). Papamakarios et al., "Normalizing Flows for
        Probabilistic Modeling and Inference" (2021).
    """
    raise NotImplementedError

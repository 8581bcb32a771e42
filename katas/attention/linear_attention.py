"""Linear attention: a product of feature maps takes the place of the softmax."""

import numpy as np


def linear_attention(q, k, v, causal=False):
    """Attend through a positive feature map, without an n x m matrix.

    Formula:
        phi(t) = elu(t) + 1 = t + 1 where t > 0, exp(t) elsewhere
        out_i = phi(q_i) S_i / (phi(q_i) . z_i)
        S_i = sum of phi(k_j) v_j^T    a (d, e) matrix
        z_i = sum of phi(k_j)          a (d,) vector
        Both sums run over all j, or over j <= i (i included) when causal. There is no 1/sqrt(d)
        and no exp of a product. The order of the products is what makes the cost O(n d e).

    Args:
        q: (n, d) float. Queries.
        k: (m, d) float. Keys; m = n when causal.
        v: (m, e) float. Values.
        causal: bool. Whether position i sees only the positions up to i.

    Returns:
        (n, e) float. Each row is a mean of the values with positive weights that sum to 1.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        phi(0) = 1 and phi(2) = 3, so the weights of the two keys are 1/4 and 3/4.

        >>> q, k, v = np.zeros((2, 1)), np.array([[0.0], [2.0]]), np.array([[4.0], [8.0]])
        >>> linear_attention(q, k, v)
        array([[7.],
               [7.]])
        >>> linear_attention(q, k, v, causal=True)
        array([[4.],
               [7.]])

    Reference:
        Katharopoulos et al., "Transformers are RNNs: Fast Autoregressive Transformers with Linear
        Attention" (2020).
    """
    raise NotImplementedError

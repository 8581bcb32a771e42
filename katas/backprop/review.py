"""Reviews: decide whether a colleague's implementation is right."""

import numpy as np


def review_softmax_cross_entropy(implementation):
    """Decide whether a colleague's softmax_cross_entropy is right.

    Args:
        implementation: A function (z, y) -> (loss, dz) for z (N, C) float logits and y (N,) int class ids.
            It is right when loss is the mean over the N rows of logsumexp(z[n]) - z[n, y[n]], natural
            logarithm; when dz (N, C) is the gradient of that mean, (softmax(z) - onehot(y)) / N; and when
            both are finite and exact for logits as large as 1e4 in size, also beside small ones in the same
            batch, without a floor under probabilities. It may use any style, and return a tuple or a list. A
            wrong one may raise.

    Returns:
        bool. True when the implementation is right.
    """
    raise NotImplementedError


def review_two_layer_gradients(implementation):
    """Decide whether a colleague's two_layer_gradients is right.

    Args:
        implementation: A function (X, y, W1, b1, W2, b2) -> (loss, dW1, db1, dW2, db2) for X (N, D), y (N,)
            int class ids, W1 (D, H), b1 (H,), W2 (H, C) and b2 (C,). It is right when, with z1 = X W1 + b1,
            h = max(z1, 0) and z2 = h W2 + b2, loss is the mean softmax cross-entropy of z2, and the others
            are its gradients, with slope 0 for ReLU at exactly 0. It may use any style, and return a tuple or
            a list. A wrong one may raise.

    Returns:
        bool. True when the implementation is right.
    """
    raise NotImplementedError

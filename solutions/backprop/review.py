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
    rng = np.random.default_rng(0)
    wide, square = rng.normal(size=(2, 5)), rng.normal(size=(3, 3))  # square shapes run with axes mixed up
    extreme = np.array([[1e4, 0.0, -1e4], [-1e4, 1.0 - 1e4, -1e4], [0.0, 50.0, 3.0]])
    batches = [(wide, [4, 1]), (square, [2, 0, 0]), (extreme, [2, 0, 0]), (extreme[2:], [0])]

    try:
        return all(_marks(implementation, z, np.array(y)) for z, y in batches)
    except Exception:
        return False


def _marks(implementation, z, y):
    """Whether loss and gradient match the formula, taken one row at a time."""
    loss, dz = implementation(z.copy(), y.copy())
    costs, slopes = [], []
    for row, target in zip(z, y):
        log_total = np.logaddexp.reduce(row)
        costs.append(log_total - row[target])
        slopes.append(np.exp(row - log_total) - (np.arange(len(row)) == target))
    return _close(loss, np.mean(costs)) and _close(dz, np.array(slopes) / len(z))


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
    rng = np.random.default_rng(0)
    batches = []
    for N, D, H, C in [(5, 3, 4, 2), (4, 3, 3, 3), (1, 2, 3, 4)]:  # H = C hides a missing transpose
        params = [rng.normal(size=size) for size in [(D, H), (H,), (H, C), (C,)]]
        batches.append((rng.normal(size=(N, D)), rng.integers(C, size=N), params))
    X, y, (W1, b1, W2, b2) = batches[0]
    batches.append((0 * X, y, [W1, 0 * b1, W2, b2]))  # every unit exactly at the kink

    try:
        return all(_agrees(implementation, X, y, params) for X, y, params in batches)
    except Exception:
        return False


def _agrees(implementation, X, y, params):
    """Whether loss and gradients match the sum of outer products, taken one example at a time."""
    loss, *grads = implementation(X.copy(), y.copy(), *(p.copy() for p in params))
    W1, b1, W2, b2 = params
    slow, cost = [np.zeros_like(p) for p in params], 0.0
    for x, target in zip(X, y):
        z1 = x @ W1 + b1
        h = np.where(z1 > 0, z1, 0.0)
        z2 = h @ W2 + b2
        log_p = z2 - np.logaddexp.reduce(z2)
        cost -= log_p[target] / len(X)
        d2 = (np.exp(log_p) - (np.arange(len(z2)) == target)) / len(X)
        d1 = np.where(z1 > 0, W2 @ d2, 0.0)
        for total, part in zip(slow, (np.outer(x, d1), d1, np.outer(h, d2), d2)):
            total += part
    return _close(loss, cost) and len(grads) == 4 and all(_close(got, want) for got, want in zip(grads, slow))


def _close(got, want):
    # Shapes first: allclose would broadcast a (C,) gradient against a (1, C) one.
    return np.shape(got) == np.shape(want) and bool(np.allclose(got, want, rtol=1e-5, atol=1e-8))

"""AdamW: Adam's step, with weight decay kept out of it."""

import numpy as np


def adamw_step(p, g, m, v, t, lr, b1=0.9, b2=0.999, eps=1e-8, wd=0.01):
    """Make one AdamW update.

    Formula:
        m <- b1 * m + (1 - b1) * g
        v <- b2 * v + (1 - b2) * g**2
        mhat = m / (1 - b1**t),  vhat = v / (1 - b2**t)
        p <- p - lr * wd * p - lr * mhat / (sqrt(vhat) + eps)
        The decay is decoupled: it acts on the old p, stays out of g, m and v, and is not divided by the root.
        eps stands outside the root. The moments are kept and returned without the bias correction.

    Args:
        p: (...) float. Parameters, any shape.
        g: (...) float. Gradient of the loss at p.
        m: (...) float. First moment before the step, zeros at the start.
        v: (...) float. Second moment before the step, zeros at the start.
        t: int. Number of this step; the first is 1.
        lr: float. Learning rate.
        b1: float. Decay rate of the first moment.
        b2: float. Decay rate of the second moment.
        eps: float. Keeps the division finite where the gradients have been zero.
        wd: float. Weight decay.

    Returns:
        (p, m, v): three (...) float arrays after the step; the arrays passed in are left unchanged.

    Raises:
        Nothing of its own. torch.optim.AdamW and torch.optim.Adam are off limits.

    Example:
        >>> zeros = np.zeros(2)
        >>> p, m, v = adamw_step(np.ones(2), np.array([0.5, -20.0]), zeros, zeros, t=1, lr=0.1, wd=0.5)
        >>> p.round(4), m.round(4), v.round(5)
        (array([0.85, 1.05]), array([ 0.05, -2.  ]), array([2.5e-04, 4.0e-01]))

    Reference:
        Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015).
        Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019).
    """
    raise NotImplementedError

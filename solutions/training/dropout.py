"""Dropout: silence random units in training, and leave the network alone in evaluation."""


def dropout(x, u, p, train=True):
    """Drop each entry of `x` with probability p, and rescale the survivors (inverted dropout).

    Formula:
        training:   y = x * (u >= p) / (1 - p)
        evaluation: y = x
        An entry survives when its own draw u is at least p; a draw equal to p survives. Averaged over the
        draws, y equals x, so that evaluation needs no rescaling.

    Args:
        x: (...) float. Activations, any shape.
        u: (...) float. Uniform draws from [0, 1), one for each entry of `x`. They stand for the random
            numbers, so that the result is the same every time; evaluation ignores them.
        p: float. Probability that an entry is dropped, 0 <= p < 1.
        train: bool. True in training, False in evaluation.

    Returns:
        (...) float. Same shape as `x`; `x` itself is left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> import numpy as np
        >>> dropout(np.array([3.0, 6.0, 9.0]), np.array([0.1, 0.25, 0.7]), 0.25)
        array([ 0.,  8., 12.])

    Reference:
        Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: A Simple Way to Prevent Neural
        Networks from Overfitting" (2014). It rescales in evaluation; the inverted form is today's habit.
    """
    if not train:
        return x

    # Survivors are a fraction 1 - p: dividing by it (not by p) gives back what was lost on average.
    return x * (u >= p) / (1.0 - p)

"""Mixed precision: unscale, check, clip, and keep the loss scale as high as it will go."""

import numpy as np


def mixed_precision_step(scaled_grads, scale, good_steps, max_norm, growth=2.0, backoff=0.5, interval=2000):
    """Turn gradients of scale * loss into gradients to apply, and adapt the loss scale.

    Formula:
        1. Unscale: g = scaled / scale, with the scale that is passed in.
        2. If any entry of any tensor is inf or NaN, skip the step: grads = None,
           new_scale = scale * backoff, new_good_steps = 0.
        3. Otherwise clip by the global norm: multiply every g by min(1, max_norm / (norm + 1e-6)), where
           norm = sqrt(sum of the squares of all entries of all g), and count the step:
           new_good_steps = good_steps + 1. If that reaches interval, new_scale = scale * growth and
           new_good_steps = 0; otherwise new_scale = scale.

    Args:
        scaled_grads: list of (...) float arrays of any shapes. Gradients of scale * loss; inf and NaN occur.
        scale: float, above 0. The loss scale that these gradients were made with.
        good_steps: int, 0 to interval - 1. Steps without overflow since the scale last changed.
        max_norm: float, above 0. Largest global norm of the unscaled gradients.
        growth: float. Factor of the scale after `interval` good steps.
        backoff: float. Factor of the scale after an overflow.
        interval: int. Number of good steps in a row before the scale grows.

    Returns:
        (grads, new_scale, new_good_steps): a list of float arrays with the shapes of `scaled_grads`, or None
        when the step is to be skipped; a float; an int. `scaled_grads` is left unchanged.

    Raises:
        Nothing of its own. torch's GradScaler is off limits.

    Example:
        >>> grads, scale, good_steps = mixed_precision_step([np.array([600.0, 800.0])], 100.0, 5, 5.0)
        >>> grads[0].round(4), scale, good_steps
        (array([3., 4.]), 100.0, 6)
        >>> mixed_precision_step([np.array([600.0, np.inf])], 100.0, 5, 5.0)
        (None, 50.0, 0)

    Reference:
        Micikevicius et al., "Mixed Precision Training" (2018).
        The defaults are those of torch.amp.GradScaler.
    """
    raise NotImplementedError

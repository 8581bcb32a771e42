"""Rapid fire: Training."""


def q29_warmup_rate():
    """What is warm-up and why is it needed?

    Linear warm-up from 0 over 2000 steps to 3e-4: what is the rate at 0-based step 500, in units of
    1e-5?

    Returns:
        float. The rate divided by 1e-5.
    """
    raise NotImplementedError


def q30_mixed_precision_order():
    """Explain mixed precision and where it can go wrong.

    What is the correct order after the backward pass?

    Options:
        A. clip, unscale, step
        B. unscale, clip, step, update scale
        C. step, unscale, clip
        D. update scale, unscale, step

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError


def q31_model_state_memory():
    """Design a training recipe for a 1B-parameter language model.

    How many GB (1e9 bytes) do the model states of 1e9 parameters take with Adam in mixed precision?

    Returns:
        int. The size in GB.
    """
    raise NotImplementedError


def q32_smoothed_target():
    """What does label smoothing change in the loss and its gradient?

    eps = 0.1 and K = 4: what is the target probability of the true class?

    Returns:
        float. The probability.
    """
    raise NotImplementedError

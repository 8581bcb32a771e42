"""Rapid fire: Training."""


def q29_warmup_rate():
    """What is warm-up and why is it needed?

    Linear warm-up from 0 over 2000 steps to 3e-4: what is the rate at 0-based step 500, in units of
    1e-5?

    Returns:
        float. The rate divided by 1e-5.
    """
    return 3e-4 * 500 / 2000 / 1e-5  # a quarter of the way up


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
    # The clip threshold is meant for true gradients, so the loss scale must be gone before it.
    return "B"


def q31_model_state_memory():
    """Design a training recipe for a 1B-parameter language model.

    How many GB (1e9 bytes) do the model states of 1e9 parameters take with Adam in mixed precision?

    Returns:
        int. The size in GB.
    """
    weights, gradients = 2, 2  # bytes per parameter in half precision
    master, momentum, variance = 4, 4, 4  # float32
    return weights + gradients + master + momentum + variance  # times 1e9 parameters, over 1e9 bytes


def q32_smoothed_target():
    """What does label smoothing change in the loss and its gradient?

    eps = 0.1 and K = 4: what is the target probability of the true class?

    Returns:
        float. The probability.
    """
    eps, k = 0.1, 4
    return (1 - eps) + eps / k  # the uniform share goes to all K classes, the true one too

from grader.expect import assert_letters, assert_number


def test_q29_warmup_rate(kata):
    """The warm-up rate at step 500 of 2000 towards 3e-4, in units of 1e-5."""
    assert_number(kata.q29_warmup_rate(), 7.5, 1e-09)


def test_q30_mixed_precision_order(kata):
    """The order of unscale, clip, step and update after backward."""
    assert_letters(kata.q30_mixed_precision_order(), "B")


def test_q31_model_state_memory(kata):
    """The model-state GB of 1e9 parameters with Adam in mixed precision."""
    assert_number(kata.q31_model_state_memory(), 16, 1e-09)


def test_q32_smoothed_target(kata):
    """The smoothed target of the true class for eps = 0.1 and K = 4."""
    assert_number(kata.q32_smoothed_target(), 0.925, 1e-09)

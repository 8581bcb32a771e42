from grader.expect import assert_letters, assert_number


def test_q37_elbo_gap(kata):
    """KL(q || posterior) for log p(x) = -10 and an ELBO of -12."""
    assert_number(kata.q37_elbo_gap(), 2, 1e-09)


def test_q38_collapsed_modes_kl(kata):
    """KL(generator || uniform) with 2 of 8 modes used, to 4 decimals."""
    assert_number(kata.q38_collapsed_modes_kl(), 1.3863, 5e-05)


def test_q39_diffusion_weights_sum(kata):
    """The sum of the weights of x_0 and eps for abar_t = 0.36."""
    assert_number(kata.q39_diffusion_weights_sum(), 1.4, 1e-09)


def test_q40_sampling_weights(kata):
    """The weights that diffusion models normally sample with."""
    assert_letters(kata.q40_sampling_weights(), "B")

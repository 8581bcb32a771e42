from grader.expect import assert_letters, assert_number


def test_kl_to_the_standard_normal(kata):
    """The divergence of a shifted, wider Gaussian from the standard normal, to three decimals."""
    assert_number(kata.kl_to_the_standard_normal(), 1.307, 0.0005)


def test_jsd_of_a_collapsed_generator(kata):
    """The Jensen-Shannon divergence of a generator that knows one of two modes, to four decimals."""
    assert_number(kata.jsd_of_a_collapsed_generator(), 0.2158, 5e-05)


def test_gan_facts(kata):
    """Eight statements about GANs are told apart."""
    assert_letters(kata.gan_facts(), "abcefh")


def test_signal_left_at_the_last_step(kata):
    """abar_T of DDPM's linear schedule in units of 1e-5, to two decimals."""
    assert_number(kata.signal_left_at_the_last_step(), 4.04, 0.005)


def test_elbo_facts(kata):
    """Eight statements about the ELBO are told apart."""
    assert_letters(kata.elbo_facts(), "abcfg")


def test_diffusion_facts(kata):
    """Eight statements about diffusion models are told apart."""
    assert_letters(kata.diffusion_facts(), "abcfh")


def test_flow_density_at_zero(kata):
    """The density of data under a one-dimensional affine flow, to four decimals."""
    assert_number(kata.flow_density_at_zero(), 0.7259, 5e-05)


def test_normalizing_flow_facts(kata):
    """Seven statements about normalizing flows are told apart."""
    assert_letters(kata.normalizing_flow_facts(), "abcg")


def test_choosing_a_generative_model(kata):
    """Eight statements about choosing a family of models are told apart."""
    assert_letters(kata.choosing_a_generative_model(), "abcdgh")

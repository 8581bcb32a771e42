import math

import numpy as np

from grader.expect import assert_close

NEAR = {"rtol": 1e-5, "atol": 1e-6}  # float32 inside is right too
LOG_2 = math.log(2)


def test_a_discriminator_that_guesses(kata):
    """Logits of 0 give d = 2 log 2, g_minimax = -log 2 and g_ns = log 2."""
    losses = kata.gan_losses(np.zeros(3), np.zeros(3))

    assert_close(losses, {"d": 2 * LOG_2, "g_minimax": -LOG_2, "g_ns": LOG_2}, "the losses", **NEAR)


def test_one_sample_of_each(kata):
    """D = 3/4 on the real sample and 1/5 on the fake one: the losses are logarithms of 4/3, 5/4 and 5."""
    losses = kata.gan_losses(np.log([3.0]), np.log([0.25]))

    expected = {"d": math.log(4 / 3) + math.log(5 / 4), "g_minimax": math.log(4 / 5), "g_ns": math.log(5)}
    assert_close(losses, expected, "the losses", **NEAR)


def test_logits_between_0_and_1_are_logits_too(kata):
    """Logits of 0.5 and 0.25 are not probabilities: D is 0.622 and 0.562."""
    losses = kata.gan_losses(np.array([0.5, 0.5]), np.array([0.25]))

    assert_close(losses, _by_probabilities([0.5], [0.25]), "the losses", **NEAR)


def test_unequal_numbers_of_samples_weigh_the_same(kata):
    """Three real samples at D = 1/2 and one fake at D = 3/4: d = log 2 + log 4."""
    losses = kata.gan_losses(np.zeros(3), np.log([3.0]))

    assert_close(losses["d"], LOG_2 + math.log(4), "d", **NEAR)


def test_a_discriminator_that_is_right_for_sure(kata):
    """Real at logit 1000 and fake at -1000: d = 0, g_minimax = 0 and g_ns = 1000."""
    losses = kata.gan_losses(np.array([1000.0, 1000.0]), np.array([-1000.0]))

    assert_close(losses, {"d": 0.0, "g_minimax": 0.0, "g_ns": 1000.0}, "the losses", **NEAR)


def test_a_discriminator_that_is_wrong_for_sure(kata):
    """Real at logit -1000 and fake at 1000: d = 2000, g_minimax = -1000 and g_ns = 0."""
    losses = kata.gan_losses(np.array([-1000.0]), np.array([1000.0]))

    assert_close(losses, {"d": 2000.0, "g_minimax": -1000.0, "g_ns": 0.0}, "the losses", **NEAR)


def test_real_samples_that_are_taken_for_fake(kata):
    """Real at logits -1000 and 0, fake at 0: d = (1000 + log 2) / 2 + log 2."""
    losses = kata.gan_losses(np.array([-1000.0, 0.0]), np.zeros(2))

    assert_close(losses["d"], 500 + 1.5 * LOG_2, "d", **NEAR)


def test_the_generator_sees_only_its_own_samples(kata, rng):
    """Other real samples leave g_minimax and g_ns as they were."""
    real, other, fake = rng.normal(size=(3, 4))

    losses, again = kata.gan_losses(real, fake), kata.gan_losses(other, fake)

    expected = _by_probabilities(real, fake)
    for name in ("g_minimax", "g_ns"):
        assert_close([losses[name], again[name]], [expected[name]] * 2, name, **NEAR)


def test_five_real_and_three_fake_samples(kata, rng):
    """N = 5 and M = 3 random logits, by the probabilities."""
    real, fake = rng.normal(1.0, 2.0, 5), rng.normal(-1.0, 2.0, 3)

    losses = kata.gan_losses(real, fake)

    assert_close(losses, _by_probabilities(real, fake), "the losses", **NEAR)


def _by_probabilities(real, fake):
    real, fake = ([1 / (1 + math.exp(-logit)) for logit in logits] for logits in (real, fake))
    not_fooled = sum(math.log(1 - d) for d in fake) / len(fake)
    return {
        "d": -sum(math.log(d) for d in real) / len(real) - not_fooled,
        "g_minimax": not_fooled,
        "g_ns": -sum(math.log(d) for d in fake) / len(fake),
    }

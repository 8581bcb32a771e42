"""The losses of a GAN from the logits of its discriminator."""

import numpy as np


def gan_losses(real, fake):
    """Compute the discriminator's loss and two losses of the generator, all to be minimized.

    The inputs are logits: the discriminator's probability of "real" is D = sigmoid(logit). Logits of 1000, of
    either sign, give finite and exact losses.

    Formula:
        d = -mean over real of log D - mean over fake of log(1 - D)    real is labeled 1, fake 0
        g_minimax = mean over fake of log(1 - D)                       the minimax game; saturates at D near 0
        g_ns = -mean over fake of log D                                non-saturating
        With softplus(a) = log(1 + exp(a)): -log D = softplus(-logit) and -log(1 - D) = softplus(logit).

    Args:
        real: (N,) float. Logits on real samples.
        fake: (M,) float. Logits on generated samples; M may differ from N.

    Returns:
        dict with the keys "d", "g_minimax" and "g_ns", each a float. d is the sum of the two means, without a
        factor 1/2.

    Raises:
        Nothing of its own.

    Example:
        The discriminator guesses (D = 1/2) on all samples: each mean is log 2 in size.

        >>> losses = gan_losses(np.zeros(2), np.zeros(3))
        >>> {name: round(loss, 4) for name, loss in losses.items()}
        {'d': 1.3863, 'g_minimax': -0.6931, 'g_ns': 0.6931}

    Reference:
        Goodfellow et al., "Generative Adversarial Nets" (2014).
    """
    raise NotImplementedError

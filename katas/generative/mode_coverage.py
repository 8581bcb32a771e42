"""Mode collapse in numbers: how many modes a generator reaches, how well, and how evenly."""

import numpy as np


def mode_coverage(samples, centers, radius, min_count=1):
    """Measure the coverage of known modes by samples, as is done on rings and grids of Gaussians.

    Formula:
        Each sample belongs to its nearest center (Euclidean distance; the first such center on ties). It is
        of high quality if that distance is <= radius.
        n_i = number of high-quality samples of center i
        modes_hit = number of centers with n_i >= min_count
        high_quality = share of all N samples that are of high quality
        c_i = n_i / (n_1 + ... + n_M)
        KL = KL(c || uniform over the M modes) = sum over i of c_i log(c_i * M), with 0 log 0 = 0
        min_count concerns modes_hit only. Natural logarithm.

    Args:
        samples: (N, D) float, N at least 1.
        centers: (M, D) float.
        radius: float. Largest distance of a high-quality sample.
        min_count: int, at least 1. High-quality samples that a mode needs to count as hit.

    Returns:
        tuple of modes_hit, int, then high_quality, float, then KL, float, in this order. KL is 0 when all
        modes get equally many high-quality samples, log M when one gets them all, and by convention 0 when no
        sample qualifies.

    Raises:
        Nothing of its own.

    Example:
        Three samples near 0, none near 10, and one that is near no mode.

        >>> centers = np.array([[0.0], [10.0]])
        >>> hit, quality, kl = mode_coverage(np.array([[0.0], [0.5], [-0.5], [5.5]]), centers, 1.0)
        >>> hit, quality, round(kl, 4)
        (1, 0.75, 0.6931)

    Reference:
        Metz, Poole, Pfau and Sohl-Dickstein, "Unrolled Generative Adversarial Networks" (2017). Srivastava et
        al., "VEEGAN: Reducing Mode Collapse in GANs using Implicit Variational Learning" (2017). Lin, Khetan,
        Fanti and Oh, "PacGAN: The Power of Two Samples in Generative Adversarial Networks" (2018).
    """
    raise NotImplementedError

"""Questions about generative models that interviewers ask aloud."""

import math
import numpy as np


def kl_to_the_standard_normal():
    """What is KL( N(1, 4) || N(0, 1) )? The first Gaussian has mean 1 and variance 4.

    Returns:
        float. The divergence in nats, to three decimals.
    """
    raise NotImplementedError


def jsd_of_a_collapsed_generator():
    """The data have two equally likely modes; the generator always outputs the first. What is the JSD?

    The two modes do not overlap: treat data and generator as distributions over two outcomes. JSD is the
    Jensen-Shannon divergence.

    Returns:
        float. The divergence in nats, to four decimals.
    """
    raise NotImplementedError


def gan_facts():
    """What holds for GANs? D is the discriminator, G the generator.

    Statements:
        a. For a fixed G the optimal D is p_data / (p_data + p_g).
        b. At the global optimum D = 1/2 everywhere and the value of the game is -log 4.
        c. Mode collapse means that G maps many z to a few outputs that fool the current D; the minimax game
           has no term that forces a batch to cover the data.
        d. Mode collapse shows as a high accuracy of the discriminator, and in nothing else.
        e. The non-saturating loss is used because log(1 - D(G(z))) has a vanishing gradient when D is
           confident that the samples are fake.
        f. With disjoint supports the Jensen-Shannon divergence is constant (log 2) and gives no useful
           gradient; the Wasserstein distance still does.
        g. A GAN provides an explicit likelihood for each sample.
        h. Minibatch discrimination, unrolling, WGAN-GP and spectral normalization are ways to stabilize
           training.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def signal_left_at_the_last_step():
    """How much of the data's variance is left in x_T under the linear schedule of DDPM?

    T = 1000, and beta_t grows linearly from 1e-4 at t = 1 to 0.02 at t = T. Asked for is abar_T, the product
    of 1 - beta_t over all steps.

    Returns:
        float. abar_T in units of 1e-5, to two decimals.
    """
    raise NotImplementedError


def elbo_facts():
    """What holds for the ELBO, the evidence lower bound?

    Statements:
        a. log p(x) = ELBO + KL(q(z|x) || p(z|x)), so the ELBO is a lower bound.
        b. We maximize it because the evidence itself is an intractable integral.
        c. ELBO = E_q[log p(x|z)] - KL(q(z|x) || p(z)).
        d. The gap between the ELBO and the evidence is KL(q(z|x) || p(z)).
        e. The reparameterization trick is needed because the KL term has no closed form.
        f. Posterior collapse means that q(z|x) ignores x and equals the prior.
        g. With beta > 1 on the KL term the objective is still a lower bound on log p(x).
        h. Maximizing the ELBO over q alone changes log p(x).

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def diffusion_facts():
    """What holds for diffusion models of the DDPM kind?

    Statements:
        a. The forward process of DDPM has no learned parameters.
        b. x_t can be sampled from x_0 in one shot for any t.
        c. The network predicts the noise; the simplified loss is an unweighted mean squared error on eps.
        d. The simplified loss is exactly the negative ELBO.
        e. Training needs T sequential evaluations of the network per example.
        f. DDIM can sample deterministically and in far fewer steps from the same trained network.
        g. Noise must be added at the very last reverse step.
        h. Classifier-free guidance uses eps = eps_uncond + w (eps_cond - eps_uncond); in this form w = 1 is
           plain conditional sampling.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def flow_density_at_zero():
    """A flow maps data to latents by z = 3 x + 1, with z ~ N(0, 1). What is the density of x at x = 0?

    Returns:
        float. The density, to four decimals.
    """
    raise NotImplementedError


def normalizing_flow_facts():
    """What holds for normalizing flows?

    Statements:
        a. They give exact likelihoods by the change-of-variables formula.
        b. In standard flows the latent and the data have the same dimension.
        c. Coupling layers have triangular Jacobians, so the determinant is a product of diagonal terms.
        d. The scale and shift networks inside a coupling layer must be invertible.
        e. If y = f(x) with f invertible and x has density p_x, then p_y(y) = p_x(x) |det dy/dx|.
        f. A high likelihood guarantees good-looking samples and good out-of-distribution detection.
        g. Autoregressive flows are fast in one direction and sequential in the other.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def choosing_a_generative_model():
    """Which of these trade-offs between the families of generative models hold?

    Statements:
        a. VAE: fast sampling, a lower bound on the likelihood, and a tendency to blur with pixel-wise
           Gaussian likelihoods.
        b. GAN: one forward pass per sample, sharp results, no likelihood, unstable training.
        c. Diffusion: a stable regression objective and good coverage, but slow iterative sampling.
        d. Autoregressive models have an exact likelihood and sample sequentially.
        e. The encoder of a VAE is needed to generate samples.
        f. Flows compress data into a latent code of lower dimension.
        g. FID compares Gaussian fits of Inception features; lower is better.
        h. Training a diffusion model at scale uses the usual toolkit: mixed precision, EMA of the weights,
           checkpointing, ZeRO or FSDP, warm-up.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError

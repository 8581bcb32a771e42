"""Questions about generative models that interviewers ask aloud."""

import math

import numpy as np


def kl_to_the_standard_normal():
    """What is KL( N(1, 4) || N(0, 1) )? The first Gaussian has mean 1 and variance 4.

    Returns:
        float. The divergence in nats, to three decimals.
    """
    # 1/2 (mu^2 + sigma^2 - 1 - log sigma^2), with mu = 1 and sigma^2 = 4.
    return round(0.5 * (1**2 + 4 - 1 - math.log(4)), 3)


def jsd_of_a_collapsed_generator():
    """The data have two equally likely modes; the generator always outputs the first. What is the JSD?

    The two modes do not overlap: treat data and generator as distributions over two outcomes. JSD is the
    Jensen-Shannon divergence.

    Returns:
        float. The divergence in nats, to four decimals.
    """
    # p = (1/2, 1/2), q = (1, 0), so their mean is m = (3/4, 1/4); 0 log 0 = 0.
    kl_p_m = 0.5 * math.log(0.5 / 0.75) + 0.5 * math.log(0.5 / 0.25)
    kl_q_m = 1.0 * math.log(1.0 / 0.75)
    return round(0.5 * kl_p_m + 0.5 * kl_q_m, 4)


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
    # a. True: maximize p log D + q log(1 - D) at each point by itself (Goodfellow et al. 2014).
    # b. True: the value is -log 4 + 2 JSD, and the JSD is 0 when p_g = p_data.
    # c. True: G answers the current D, D chases G; both look at samples one at a time.
    # d. False: look at diversity (coverage, recall); a collapsed G may fool D well for a while.
    # e. True: early in training D wins easily. -log D(G(z)) has the same fixed point and a strong gradient.
    # f. True: Arjovsky, Chintala and Bottou 2017.
    # g. False: it is an implicit model: one can sample from it, not evaluate a density.
    # h. True: Salimans et al. 2016; Metz et al. 2017; Gulrajani et al. 2017; Miyato et al. 2018.
    return "abcefh"


def signal_left_at_the_last_step():
    """How much of the data's variance is left in x_T under the linear schedule of DDPM?

    T = 1000, and beta_t grows linearly from 1e-4 at t = 1 to 0.02 at t = T. Asked for is abar_T, the product
    of 1 - beta_t over all steps.

    Returns:
        float. abar_T in units of 1e-5, to two decimals.
    """
    # About exp(-sum of beta_t) = exp(-10.05) = 4.3e-5; the exact product is a little smaller.
    return round(float(np.prod(1 - np.linspace(1e-4, 0.02, 1000))) / 1e-5, 2)


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
    # a. True: a KL divergence is never negative.
    # b. True: p(x) is the integral of p(x|z) p(z) over all z; with a neural decoder it has no closed form.
    # c. True: reconstruction minus the KL to the prior.
    # d. False: it is the KL to the true posterior p(z|x); the KL to the prior is a term inside the ELBO.
    # e. False: for Gaussians the KL is closed form. The trick carries gradients through the sampled z of the
    #    reconstruction term.
    # f. True: the KL term is near 0, and the decoder does without z.
    # g. True: it subtracts more than the ELBO does, so it is a looser bound.
    # h. False: the evidence does not depend on q; only the gap shrinks.
    return "abcfg"


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
    # a. True: its betas are fixed.
    # b. True: a product of Gaussian steps is a Gaussian with known mean and variance.
    # c. True: Ho, Jain and Abbeel 2020.
    # d. False: it drops the weights that the variational bound puts on the time steps.
    # e. False: one random t per example; only sampling is sequential.
    # f. True: Song, Meng and Ermon 2021.
    # g. False: at t = 1 the mean is returned; noise there would only be left in the picture.
    # h. True in this convention; Ho and Salimans 2022 write (1 + w) eps_cond - w eps_uncond, shifted by one.
    return "abcfh"


def flow_density_at_zero():
    """A flow maps data to latents by z = 3 x + 1, with z ~ N(0, 1). What is the density of x at x = 0?

    Returns:
        float. The density, to four decimals.
    """
    # p(x) = N(z; 0, 1) * |dz/dx| at z = 1: the factor 3 multiplies, since the map goes from data to latent.
    z = 3 * 0 + 1
    return round(math.exp(-(z**2) / 2) / math.sqrt(2 * math.pi) * 3, 4)


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
    # a. True: log p(x) = log p(z) + log |det dz/dx|.
    # b. True: the map is a bijection.
    # c. True: the transformed half depends on itself element by element, as in RealNVP.
    # d. False: they are evaluated forward in both directions, so any network will do.
    # e. False: stretching thins the density, so one divides by |det dy/dx|.
    # f. False: Theis, van den Oord and Bethge 2016; Nalisnick et al. 2019.
    # g. True: MAF evaluates densities in parallel and samples one by one; IAF is the other way round.
    return "abcg"


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
    # a. True: the mean of all plausible pictures is the best answer to a squared error.
    # b. True: the generator maps noise to a sample directly, and the game has no density.
    # c. True: one network is evaluated tens to thousands of times per sample.
    # d. True: the chain rule gives the likelihood, and each token waits for those before it.
    # e. False: sample z from the prior and decode.
    # f. False: standard flows are bijections, so the dimension stays.
    # g. True: Heusel et al. 2017.
    # h. True: nothing in it is special to diffusion; EMA of the weights matters for sample quality.
    return "abcdgh"

"""The losses of a GAN with their known bugs as switches."""

import numpy as np

BUGS = {
    "logits_as_probabilities": "The logarithm is taken of the logits themselves: decide where the sigmoid "
    "lives. Here the inputs are logits, and D = sigmoid(logit).",
    "generator_losses_exchanged": "The minimax and the non-saturating loss are exchanged: log(1 - D) "
    "saturates where D is near 0 on fakes, -log D does not.",
    "labels_exchanged": "Real samples are labeled 0 and fakes 1: the discriminator would learn the opposite.",
    "mean_of_all_samples": "The discriminator's loss is one mean over real and fake samples: here it is the "
    "sum of two means, which differs by a factor of 2 and in the weights of unequal numbers.",
    "d_halved": "A different convention: the discriminator's loss is halved, as the mean of its two terms. "
    "Here it is their sum.",
    "naive_log_of_one_minus_sigmoid": "1 - sigmoid(1000) is exactly 0, so log(1 - D) becomes -inf: use "
    "softplus(logit).",
    "naive_log_of_sigmoid": "sigmoid(-1000) is exactly 0, so log D becomes -inf: use softplus(-logit).",
    "eps_inside_the_log": "A small number is added inside the logarithms: it hides the infinity, but caps "
    "the loss near 18 and cuts the gradient of a confident mistake.",
    "log_clamped_at_100": "The logarithms are clamped at -100, as torch's binary_cross_entropy does on "
    "probabilities: a logit of 1000 must cost 1000.",
    "minimax_sign_turned": "The sign of the minimax loss is turned: G minimizes the mean of log(1 - D), a "
    "negative number. Turned round, it would help the discriminator.",
    "non_saturating_sign_turned": "The mean of log D is returned for G to minimize: it maximizes log D, so "
    "the loss is -log D.",
    "value_for_loss": "d is the value that the discriminator maximizes. The loss, to be minimized, is its "
    "negative.",
    "summed_over_samples": "The losses are sums over samples: each expectation is a mean.",
    "generator_loss_on_real_samples": "The generator's losses are taken on the real logits: no gradient "
    "would reach G through them.",
    "discriminator_ignores_fakes": 'd lacks the term of the fakes: always answering "real" would be optimal.',
}


def gan_losses(real, fake, *, bug=frozenset()):
    def sigmoid(logit):
        return 1 / (1 + np.exp(-logit))

    def minus_log_d(logit):
        if "logits_as_probabilities" in bug:
            return -np.log(logit)
        if "eps_inside_the_log" in bug:
            return -np.log(sigmoid(logit) + 1e-8)
        if "naive_log_of_sigmoid" in bug:
            return -np.log(sigmoid(logit))
        return clamp(np.logaddexp(0, -logit))

    def minus_log_not_d(logit):
        if "logits_as_probabilities" in bug:
            return -np.log(1 - logit)
        if "eps_inside_the_log" in bug:
            return -np.log(1 - sigmoid(logit) + 1e-8)
        if "naive_log_of_one_minus_sigmoid" in bug:
            return -np.log(1 - sigmoid(logit))
        return clamp(np.logaddexp(0, logit))

    def clamp(loss):
        return np.minimum(loss, 100) if "log_clamped_at_100" in bug else loss

    reduce = np.sum if "summed_over_samples" in bug else np.mean
    on_real, on_fake = minus_log_d(real), minus_log_not_d(fake)
    if "labels_exchanged" in bug:
        on_real, on_fake = minus_log_not_d(real), minus_log_d(fake)
    if "discriminator_ignores_fakes" in bug:
        d = reduce(on_real)
    elif "mean_of_all_samples" in bug:
        d = reduce(np.concatenate([on_real, on_fake]))
    else:
        d = reduce(on_real) + reduce(on_fake)
    if "d_halved" in bug:
        d = d / 2
    if "value_for_loss" in bug:
        d = -d

    seen = real if "generator_loss_on_real_samples" in bug else fake
    minimax, non_saturating = -reduce(minus_log_not_d(seen)), reduce(minus_log_d(seen))
    if "minimax_sign_turned" in bug:
        minimax = -minimax
    if "non_saturating_sign_turned" in bug:
        non_saturating = -non_saturating
    if "generator_losses_exchanged" in bug:
        minimax, non_saturating = non_saturating, minimax
    return {"d": float(d), "g_minimax": float(minimax), "g_ns": float(non_saturating)}

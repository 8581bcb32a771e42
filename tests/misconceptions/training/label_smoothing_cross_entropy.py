"""Cross-entropy with label smoothing, with its known bugs as switches."""

import numpy as np

BUGS = {
    "true_class_one_minus_eps": "The true class gets 1 - eps and the others eps / K: the label then sums "
    "to 1 - eps / K and is no distribution.",
    "gradient_of_hard_label": "The gradient is p - onehot. At confident logits the gradient of the "
    "smoothed loss pushes back.",
    "uniform_over_wrong_classes": "A different convention: eps / (K - 1) on the wrong classes only. It is "
    "the same with a smaller eps, and nearly invisible for many classes; here all K classes share eps.",
    "loss_of_hard_label": "The loss is that of the hard label, only the gradient is smoothed.",
    "label_not_shrunk": "eps / K is added without taking eps away from the one-hot part: the label sums to "
    "1 + eps.",
    "uniform_part_forgotten": "The one-hot part is shrunk by 1 - eps, and nothing is spread over the "
    "classes.",
    "eps_on_every_class": "Every class gets eps instead of eps / K.",
    "eps_exchanged": "eps and 1 - eps have changed places.",
    "gradient_not_averaged": "The gradient is not divided by N: the loss is a mean over the examples.",
    "loss_summed": "The loss is summed over the examples, not averaged.",
    "loss_averaged_over_classes": "The loss is averaged over classes too: the sum over k belongs to the "
    "cross-entropy.",
    "sign_flipped": "The gradient is q - p, which climbs the loss.",
    "softmax_over_batch": "The softmax runs down the batch (axis 0). Square batches run without an error.",
    "entropy_subtracted": "A different convention: the entropy of the label is subtracted, which gives the "
    "KL divergence. It has the same gradient, but the cross-entropy was asked for.",
    "logarithm_of_base_two": "The logarithm has base 2: the loss comes in bits, not in nats.",
}


@np.errstate(all="ignore")
def label_smoothing_cross_entropy(z, y, eps, *, bug=frozenset()):
    N, K = z.shape
    axis = 0 if "softmax_over_batch" in bug else 1
    shifted = z - z.max(axis=axis, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))

    q = _label(N, K, y, eps, bug)
    hard = np.eye(K)[y]
    target = hard if "loss_of_hard_label" in bug else q
    terms = -target * log_p
    if "entropy_subtracted" in bug:
        terms = terms + np.where(target > 0, target * np.log(np.where(target > 0, target, 1.0)), 0.0)
    if "logarithm_of_base_two" in bug:
        terms = terms / np.log(2.0)
    loss = terms.mean(axis=1) if "loss_averaged_over_classes" in bug else terms.sum(axis=1)

    dz = np.exp(log_p) - (hard if "gradient_of_hard_label" in bug else q)
    dz = -dz if "sign_flipped" in bug else dz
    dz = dz if "gradient_not_averaged" in bug else dz / N
    return float(loss.sum() if "loss_summed" in bug else loss.mean()), dz


def _label(N, K, y, eps, bug):
    if "eps_exchanged" in bug:
        eps = 1.0 - eps
    share = eps if "eps_on_every_class" in bug else eps / K
    if "uniform_over_wrong_classes" in bug:
        share = share * K / (K - 1)
    if "uniform_part_forgotten" in bug:
        share = 0.0
    own = 1.0 if "label_not_shrunk" in bug else 1.0 - eps
    q = np.full((N, K), float(share))
    alone = bug & {"true_class_one_minus_eps", "uniform_over_wrong_classes"}
    q[np.arange(N), y] = own if alone else own + share
    return q

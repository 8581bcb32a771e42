"""Naming the cause of a training run, with the known bugs as switches."""

import numpy as np

BUGS = {
    "infinity_is_finite": "Only NaN counts as divergence: a run whose loss ends at infinity is judged "
    "by the rules that are meant for finite losses.",
    "dead_units_before_divergence": "Dead units are looked at before the loss: they are a consequence "
    "of the explosion, and the first thing that went wrong is the cause.",
    "compared_with_one_device": "The time on the most devices is compared with one device: a slow link "
    "shows against half as many devices, while eight may still beat one.",
    "linear_speedup_expected": "Anything short of half the time on twice the devices is called slow "
    "communication: every all-reduce costs something, and no real run scales perfectly.",
    "tokens_of_german_alone": "The tokens per German word are judged without English beside them: a "
    "tokenizer that spells both languages alike has no mismatch.",
    "language_loss_gap": "A higher German loss is taken for a tokenizer problem: losses of small held- "
    "out sets differ anyway, and tokens per word are what shows the tokenizer.",
    "sparsity_taken_for_death": "The share of zero activations is used: in a healthy ReLU network each "
    "unit is silent for some documents; a dead one is silent for all.",
    "dead_at_the_start": "The dead units of the first epoch are used: units that a bad update killed "
    "later are missed.",
    "dead_on_average": "The dead units are averaged over the epochs: when units die late, the many "
    "epochs before hide it.",
    "plateau_before_oscillation": "A loss that never falls below ln(classes) is called a plateau before "
    "its ups and downs are looked at: gradients that throw the loss about have not vanished.",
    "one_rise_is_oscillation": "A single rise of the loss is called oscillation: one spike that heals "
    "is not a rate beyond what the curvature allows.",
    "range_is_oscillation": "A wide range of losses is called oscillation: a loss that falls steadily "
    "from ln(classes) to 0 has a wide range too.",
    "flat_end_is_a_plateau": "A loss that no longer moves at the end is called a plateau: a converged "
    "run is flat too, at a low value.",
    "small_last_gradient": "A small gradient norm at the end is called vanishing: at a minimum the "
    "gradient is small because the work is done; it is the gradient at a high loss that matters.",
    "bits_for_nats": "The plateau is compared with log2(classes): the loss is in nats, and equal "
    "probabilities give ln(classes).",
    "high_val_loss_is_overfitting": "A high validation loss alone is called overfitting: with a "
    "training loss as high, the model has not learned at all.",
    "any_gap_is_overfitting": "Any validation loss above the training loss is called overfitting: a "
    "small gap is what generalization looks like.",
}


def diagnose_training_run(log, *, bug=frozenset()):
    rules = {
        "exploding_gradients": _exploded(log, bug),
        "slow_communication": _slow(log["step_seconds"], bug),
        "tokenizer_mismatch": _mismatched(log, bug),
        "dying_relu": _dying(log, bug),
        "learning_rate_too_high": _oscillates(log["loss"], bug),
        "vanishing_gradients": _stuck(log, bug),
        "overfitting": _overfits(log, bug),
    }
    order = list(rules)
    if "dead_units_before_divergence" in bug:
        order = _moved(order, "dying_relu", before="exploding_gradients")
    if "plateau_before_oscillation" in bug:
        order = _moved(order, "vanishing_gradients", before="learning_rate_too_high")
    if "high_val_loss_is_overfitting" in bug:
        order = _moved(order, "overfitting", before="vanishing_gradients")
    return next((name for name in order if rules[name]), "healthy")


def _moved(order, name, before):
    others = [other for other in order if other != name]
    return [each for other in others for each in ([name, other] if other == before else [other])]


def _exploded(log, bug):
    return np.isnan(log["loss"]).any() if "infinity_is_finite" in bug else not np.isfinite(log["loss"]).all()


def _slow(seconds, bug):
    factor = 0.6 if "linear_speedup_expected" in bug else 1.3
    return seconds[-1] > factor * seconds[0 if "compared_with_one_device" in bug else -2]


def _mismatched(log, bug):
    tokens, losses = log["tokens_per_word"], log["val_loss_by_language"]
    if "language_loss_gap" in bug and losses["de"] > 1.5 * losses["en"]:
        return True
    return tokens["de"] > 2 * (1.0 if "tokens_of_german_alone" in bug else tokens["en"])


def _dying(log, bug):
    shares = log["zero_fraction" if "sparsity_taken_for_death" in bug else "dead_fraction"]
    if "dead_on_average" in bug:
        shares = np.append(shares, shares.mean())
    return shares[0 if "dead_at_the_start" in bug else -1] > 0.35


def _oscillates(loss, bug):
    if "range_is_oscillation" in bug and loss.max() > 10 * loss.min():
        return True
    rises = loss[1:] > 1.1 * loss[:-1]
    return rises.any() if "one_rise_is_oscillation" in bug else rises.mean() > 0.17


def _stuck(log, bug):
    loss, log_of = log["loss"], np.log2 if "bits_for_nats" in bug else np.log
    flat = "flat_end_is_a_plateau" in bug and abs(loss[-1] - loss[-4:-1].mean()) < 0.01
    small = "small_last_gradient" in bug and log["grad_norm"][-1] < 0.05
    return flat or small or loss.min() > 0.9 * log_of(log["classes"])


def _overfits(log, bug):
    gap = log["val_loss"][-1] - log["loss"][-1]
    if "high_val_loss_is_overfitting" in bug and log["val_loss"][-1] > 1.0:
        return True
    return gap > (0.0 if "any_gap_is_overfitting" in bug else 0.7)

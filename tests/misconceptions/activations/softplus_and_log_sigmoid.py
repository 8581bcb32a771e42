import numpy as np

BUGS = {
    "literal_softplus": "log(1 + exp(x)) as written overflows to inf on the right, and on the left rounds "
    "to exactly 0, since 1 + exp(-40) == 1.",
    "log_of_the_sigmoid": "log(sigmoid(x)) as written: sigmoid(-800) underflows to 0 and log 0 = -inf, "
    "although the exact value is -800.",
    "log_not_log1p": "log(1 + e) adds the 1 first and throws away everything below 1e-16 (1e-7 in float32); "
    "log1p(e) keeps it, and with it the whole left tail.",
    "hard_switch": "Beyond 20 a straight line or 0 is returned. A left tail of 0 has no gradient, and "
    "softplus was chosen so that a unit can always recover.",
    "log1p_overflows": "log1p(exp(x)) without taking max(x, 0) out: exp(x) overflows to inf on the right.",
    "absolute_value_missing": "max(x, 0) + log1p(exp(-x)): for negative x the exponent must be -|x|, or the "
    "term that max(x, 0) took out is still there.",
    "log_of_the_complement": "log_sigmoid is -softplus(x), which is log(1 - sigmoid(x)): the argument of "
    "softplus needs the minus as well.",
    "sign_of_log_sigmoid": "log_sigmoid is softplus(-x) without the minus in front: a log-probability is "
    "never positive.",
    "right_tail_subtracted": "log_sigmoid is x - softplus(x), exact on paper; for large x two nearly equal "
    "numbers cancel and the right tail is lost.",
    "results_swapped": "The results come in the wrong order: softplus first, log_sigmoid second.",
}


def softplus_and_log_sigmoid(x, *, bug=frozenset()):
    softplus = _softplus(x, bug)
    log_sigmoid = -_softplus(-x, bug)
    if "log_of_the_sigmoid" in bug:
        log_sigmoid = np.log(1.0 / (1.0 + np.exp(-x)))
    if "right_tail_subtracted" in bug:
        log_sigmoid = x - softplus
    if "log_of_the_complement" in bug:
        log_sigmoid = -softplus
    if "sign_of_log_sigmoid" in bug:
        log_sigmoid = -log_sigmoid
    return (log_sigmoid, softplus) if "results_swapped" in bug else (softplus, log_sigmoid)


def _softplus(x, bug):
    log1p = (lambda e: np.log(1.0 + e)) if "log_not_log1p" in bug else np.log1p
    result = np.maximum(x, 0.0) + log1p(np.exp(-x if "absolute_value_missing" in bug else -np.abs(x)))
    if "log1p_overflows" in bug:
        result = log1p(np.exp(x))
    if "literal_softplus" in bug:
        result = np.log(1.0 + np.exp(x))
    if "hard_switch" in bug:
        result = np.where(x > 20.0, x, np.where(x < -20.0, 0.0 * x, result))
    return result

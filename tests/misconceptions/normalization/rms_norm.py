import numpy as np

BUGS = {
    "mean_subtracted": "The mean is subtracted first: that is LayerNorm without its shift. RMSNorm drops the "
    "re-centering, and rows whose mean is zero hide the difference.",
    "eps_outside_root": "eps is added after the square root. sqrt(1e-6) is 1e-3, a thousand times eps, so "
    "rows of small activations come out too large.",
    "gain_as_one_plus_g": "A different convention: the gain is stored as its distance from one and applied "
    "as 1 + g, as in Gemma. Here, as in LLaMA, g is the gain itself and starts at 1.",
    "normalized_over_first_axis": "The mean square is taken over the first axis, across examples. Each token "
    "is normalized by its own features alone.",
    "one_statistic_for_all": "One mean square is taken over the whole tensor, so one loud token shrinks all "
    "others.",
    "sum_for_mean": "The row is divided by its Euclidean norm: the squares are summed, not averaged, and the "
    "result is too small by sqrt(d).",
    "root_forgotten": "The row is divided by the mean square, not by its root: the result then shrinks when "
    "the input grows, where it should not depend on the scale.",
    "gain_before_statistic": "The gain is applied before the mean square is taken, so it is normalized away "
    "in part. The statistic is that of x.",
    "eps_forgotten": "eps is left out: a row of zeros gives 0/0.",
    "divided_by_d_minus_one": "The squares are divided by d - 1. No mean was estimated, so there is nothing "
    "to correct for: a mean square divides by d.",
    "eps_as_floor": "eps is used as a lower bound of the mean square. It is added to it, for every row.",
}


@np.errstate(divide="ignore", invalid="ignore")
def rms_norm(x, g, eps=1e-6, *, bug=frozenset()):
    if "mean_subtracted" in bug:
        x = x - x.mean(axis=-1, keepdims=True)
    if "gain_as_one_plus_g" in bug:
        g = 1 + g
    if "eps_forgotten" in bug:
        eps = 0.0
    squares = (x * g) ** 2 if "gain_before_statistic" in bug else x**2

    axis = -1
    if "normalized_over_first_axis" in bug:
        axis = 0
    if "one_statistic_for_all" in bug:
        axis = None
    statistic = squares.sum(axis=axis, keepdims=True)
    if "sum_for_mean" not in bug:
        count = squares.size // statistic.size
        statistic = statistic / (max(count - 1, 1) if "divided_by_d_minus_one" in bug else count)

    if "eps_outside_root" in bug:
        divisor = (statistic if "root_forgotten" in bug else np.sqrt(statistic)) + eps
    else:
        statistic = np.maximum(statistic, eps) if "eps_as_floor" in bug else statistic + eps
        divisor = statistic if "root_forgotten" in bug else np.sqrt(statistic)
    return x / divisor * g

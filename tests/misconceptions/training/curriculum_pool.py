"""The pool of a curriculum with its known bugs as switches."""

import math

import numpy as np

BUGS = {
    "linear_competence": "The competence grows linearly from c0 to 1. The square root adds new examples at "
    "a decreasing rate; a linear pace starves the start.",
    "hardest_first": "The hardest examples come first: an anti-curriculum.",
    "easier_examples_counted": "The rank counts only the examples that are strictly easier. That shifts "
    "every rank by one (or by a tie group), and the pool is too large.",
    "pool_can_be_empty": "Where no rank is small enough the pool is empty, and the sampler crashes. The "
    "easiest examples are always available.",
    "c0_not_squared": "c0 enters unsquared under the root: c(0) must equal c0.",
    "equal_rank_left_out": "An example whose rank equals the competence is left out. d <= c is available.",
    "order_of_difficulty": "The indices come in the order of difficulty. They are sorted.",
    "ties_torn_apart": "Every example has a rank of its own, so that ties are torn apart by their position.",
    "scale_of_difficulty": "The difficulty itself, scaled to [0, 1], is compared with the competence: an "
    "outlier then makes all others easy. The rank is compared.",
    "one_easiest_only": "Of several examples that tie for the easiest only one is always available.",
    "c0_forgotten": "The competence starts at 0: c0 is not used.",
    "root_forgotten": "The square root is missing: the competence grows linearly, from c0^2.",
    "step_counted_from_one": "t + 1 is used: steps count from 0, and c(0) is c0.",
    "quantile_as_threshold": "The threshold is an interpolated quantile of the difficulties: it counts N - "
    "1 gaps, not N examples, and the pool can be one too large.",
    "remaining_share_forgotten": "The factor 1 - c0**2 is missing: the competence reaches 1 too early.",
}


def curriculum_pool(difficulty, t, T, c0=0.01, *, bug=frozenset()):
    scores = -difficulty if "hardest_first" in bug else difficulty
    competence = _competence(t + 1 if "step_counted_from_one" in bug else t, T, c0, bug)
    if "quantile_as_threshold" in bug:
        threshold = np.quantile(scores, competence)
        available = scores < threshold if "equal_rank_left_out" in bug else scores <= threshold
    else:
        ranks = _ranks(scores, bug)
        available = ranks < competence if "equal_rank_left_out" in bug else ranks <= competence

    if "pool_can_be_empty" not in bug:
        if "one_easiest_only" in bug:
            available[np.argmin(scores)] = True
        else:
            available = available | (scores == scores.min())
    if "order_of_difficulty" in bug:
        order = np.argsort(scores, kind="stable")
        return order[available[order]].tolist()
    return np.flatnonzero(available).tolist()


def _competence(t, T, c0, bug):
    if "c0_forgotten" in bug:
        c0 = 0.0
    start = c0 if bug & {"c0_not_squared", "linear_competence"} else c0**2
    competence = start + t * (1.0 if "remaining_share_forgotten" in bug else 1.0 - start) / T
    if not bug & {"linear_competence", "root_forgotten"}:
        competence = math.sqrt(competence)
    return min(1.0, competence)


def _ranks(scores, bug):
    N = len(scores)
    if "scale_of_difficulty" in bug:
        return (scores - scores.min()) / max(np.ptp(scores), 1e-300)
    ranks = np.array([(scores <= own).sum() for own in scores])
    if "ties_torn_apart" in bug:
        ranks[np.argsort(scores, kind="stable")] = np.arange(1, N + 1)
    if "easier_examples_counted" in bug:
        strict = np.array([(scores < own).sum() for own in scores])
        ranks = ranks - 1 if "ties_torn_apart" in bug else strict
    return ranks / N

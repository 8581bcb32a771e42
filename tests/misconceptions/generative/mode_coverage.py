"""Mode coverage with its known bugs as switches."""

import numpy as np

BUGS = {
    "modes_counted_without_radius": "A mode counts as hit by any sample whose nearest center it is: garbage "
    "far from every mode would count as coverage.",
    "shares_of_all_samples": "The shares are divided by the number of all samples: when some are rejected "
    "they do not sum to 1, and KL is that of no distribution.",
    "kl_over_all_samples": "Rejected samples count in the KL through their nearest center: the shares are "
    "those of high-quality samples only.",
    "min_count_ignored": "min_count is not used: one lucky sample should not count as coverage when a "
    "threshold is set.",
    "more_than_min_count": "A mode with exactly min_count samples does not count: at least min_count is "
    "asked for.",
    "rare_modes_left_out_of_kl": "Modes below min_count are dropped from the KL: min_count concerns only "
    "the number of modes hit.",
    "inside_the_radius_only": "A sample at exactly the radius is rejected: distance <= radius qualifies.",
    "squared_distance": "The squared distance is compared with the radius: take the root, or square the "
    "radius.",
    "manhattan_distance": "Absolute differences are added: the distance is Euclidean.",
    "every_center_in_reach_counts": "A sample counts for every center within the radius: it belongs to the "
    "nearest one only.",
    "first_center_in_reach": "A sample goes to the first center within the radius: it belongs to the "
    "nearest one, also where several are in reach.",
    "ties_to_the_last_center": "A sample halfway between two centers goes to the last: the first is asked "
    "for.",
    "kl_over_hit_modes": "KL is taken to the uniform distribution over the modes that were hit: missing "
    "modes then cost nothing, and a collapsed generator gets 0.",
    "kl_reversed": "KL(uniform || c) is computed: it is infinite as soon as one mode is missed.",
    "log_m_forgotten": "The sum of c log c lacks the log M: that is the negative entropy, which is not 0 "
    "for even coverage.",
    "logarithm_base_2": "The KL is in bits: the natural logarithm is asked for.",
    "zero_times_log_zero": "0 * log 0 is NaN in floating point: modes without samples have to be left out.",
    "no_guard_without_samples": "When no sample qualifies the shares are 0 / 0: KL is 0 then.",
    "quality_of_rejected_samples": "The share of rejected samples is returned: high_quality is the share "
    "that lies within the radius.",
    "quality_as_a_count": "high_quality is a number of samples: it is a share of all of them.",
}


def mode_coverage(samples, centers, radius, min_count=1, *, bug=frozenset()):
    m, order = len(centers), 1 if "manhattan_distance" in bug else 2
    distance = np.linalg.norm(samples[:, None, :] - centers, ord=order, axis=-1)
    if "squared_distance" in bug:
        distance = distance**2
    nearest = distance.argmin(1)
    if "ties_to_the_last_center" in bug:
        nearest = m - 1 - distance[:, ::-1].argmin(1)
    inside = distance < radius if "inside_the_radius_only" in bug else distance <= radius
    good = inside.any(1)
    if "first_center_in_reach" in bug:
        nearest = np.where(good, inside.argmax(1), nearest)

    all_counts, counts = np.bincount(nearest, minlength=m), np.bincount(nearest[good], minlength=m)
    if "every_center_in_reach_counts" in bug:
        counts = inside.sum(0)
    counted = all_counts if "modes_counted_without_radius" in bug else counts
    threshold = 1 if "min_count_ignored" in bug else min_count
    modes_hit = int((counted >= threshold + ("more_than_min_count" in bug)).sum())

    quality = np.sum(good) if "quality_as_a_count" in bug else np.mean(good)
    if "quality_of_rejected_samples" in bug:
        quality = (len(good) if "quality_as_a_count" in bug else 1) - quality
    shared = all_counts if "kl_over_all_samples" in bug else counts
    if "rare_modes_left_out_of_kl" in bug:
        shared = np.where(shared >= min_count, shared, 0)
    return modes_hit, float(quality), float(_kl(shared, len(samples), bug))


def _kl(counts, n, bug):
    total = n if "shares_of_all_samples" in bug else counts.sum()
    if total == 0:
        return np.nan if "no_guard_without_samples" in bug else 0.0
    if counts.sum() == 0 and "no_guard_without_samples" not in bug:
        return 0.0
    c = counts / total
    modes = (c > 0).sum() if "kl_over_hit_modes" in bug else len(c)
    if "kl_reversed" in bug:
        terms = -np.log(c * modes) / modes
        kl = terms[c > 0].sum() if "kl_over_hit_modes" in bug else terms.sum()
    else:
        terms = c * np.log(c * (1 if "log_m_forgotten" in bug else modes))
        kl = terms.sum() if "zero_times_log_zero" in bug else terms[c > 0].sum()
    return kl / np.log(2) if "logarithm_base_2" in bug else kl

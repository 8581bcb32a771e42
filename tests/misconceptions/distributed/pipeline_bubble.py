"""The bubble of a pipeline with its known bugs as switches."""

BUGS = {
    "share_is_the_ratio": "The share is divided by the ideal time. (p - 1) / m can exceed 1; a share of "
    "the total time cannot.",
    "results_swapped": "Share and ratio are returned in the wrong order.",
    "ratio_is_the_share": "The ratio is divided by the total time. It is relative to the ideal time, "
    "without the bubble.",
    "interleaving_multiplies": "v multiplies the bubble. v chunks per stage make each step of filling "
    "and draining v times shorter, at the price of more communication.",
    "interleaving_ignored": "v is left out: interleaving makes the bubble smaller.",
    "interleaving_left_out_of_the_share": "v shortens the ratio only. The share falls as well.",
    "interleaving_shortens_the_work": "The whole share is divided by v. Only the bubble gets shorter, "
    "the work stays.",
    "both_directions_counted": "2 (p - 1) steps are counted. Forward and backward are both in one step.",
    "p_steps_idle": "p steps of waiting are counted. A stage waits for the other p - 1.",
    "total_is_m_plus_p": "The total time is taken as m + p steps. The last of p stages starts p - 1 "
    "steps late.",
    "busy_share_returned": "The share of time in which a stage works is returned. The bubble is the rest.",
}


def pipeline_bubble(p, m, v=1, *, bug=frozenset()):
    idle = p if "p_steps_idle" in bug else p - 1
    if "both_directions_counted" in bug:
        idle = 2 * idle
    if "interleaving_multiplies" in bug:
        v = 1 / v
    if "interleaving_ignored" in bug:
        v = 1
    in_share = 1 if "interleaving_left_out_of_the_share" in bug else v
    extra = 1 if "total_is_m_plus_p" in bug else 0
    share = idle / (in_share * m + idle + extra)
    if "interleaving_shortens_the_work" in bug:
        share = idle / (m + idle + extra) / in_share
    ratio = idle / (v * m)
    if "busy_share_returned" in bug:
        share = 1 - share
    if "share_is_the_ratio" in bug:
        share, ratio = ratio, share if "ratio_is_the_share" in bug else ratio
    elif "ratio_is_the_share" in bug:
        ratio = share
    return (ratio, share) if "results_swapped" in bug else (share, ratio)

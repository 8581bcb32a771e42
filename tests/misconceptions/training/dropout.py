"""Dropout with its known bugs as switches."""

import numpy as np

BUGS = {
    "no_rescaling": "The survivors are not divided by 1 - p: activations in evaluation are 1/(1 - p) times "
    "larger than those seen in training.",
    "rescaled_in_eval": "Evaluation divides by 1 - p as well. Inverted dropout needs nothing at test time.",
    "eval_times_keep_share": "A different convention: evaluation multiplies by 1 - p, as in the 2014 "
    "paper, which does not rescale in training. Together with the inverted scaling it is applied twice.",
    "drops_in_eval": "Entries are dropped in evaluation too: predictions become random, which only "
    "Monte-Carlo dropout wants.",
    "divided_by_p": "The survivors are divided by p. They are a fraction 1 - p; p = 0.5 hides it.",
    "p_as_keep_probability": "A different convention: p is taken as the probability to keep. Here p is the "
    "probability to drop; p = 0.5 hides it on average.",
    "mask_inverted": "The mask keeps the draws below p, so the entries that should go are those that stay.",
    "equal_draw_dropped": "A draw equal to p is dropped. The survivors are those with u >= p: at p = 0 a "
    "draw of 0 must not lose an entry.",
    "square_root_scale": "The survivors are divided by sqrt(1 - p). The mean is to be kept, and it is "
    "multiplied by 1 - p.",
    "scaled_by_drawn_share": "The survivors are divided by the share that happened to survive, which ties "
    "the entries to each other. The expected share 1 - p is used.",
    "draws_of_first_row_for_all": "All rows use the draws of the first: every entry has a draw of its own.",
}


def dropout(x, u, p, train=True, *, bug=frozenset()):
    if not train and "drops_in_eval" not in bug:
        if "rescaled_in_eval" in bug:
            return x / (1.0 - p)
        return x * (1.0 - p) if "eval_times_keep_share" in bug else x

    with np.errstate(divide="ignore", invalid="ignore"):
        if "draws_of_first_row_for_all" in bug and u.ndim > 1:
            u = np.broadcast_to(u[0], u.shape)
        drop = 1.0 - p if "p_as_keep_probability" in bug else p
        keep = u > drop if "equal_draw_dropped" in bug else u >= drop
        if "mask_inverted" in bug:
            keep = ~keep
        return x * keep * _scale(np.float64(drop), keep, bug)


def _scale(drop, keep, bug):
    if "no_rescaling" in bug:
        return 1.0
    share = keep.mean() if "scaled_by_drawn_share" in bug else 1.0 - drop
    share = drop if "divided_by_p" in bug else share
    return 1.0 / (np.sqrt(share) if "square_root_scale" in bug else share)

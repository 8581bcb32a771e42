import numpy as np

BUGS = {
    "labels_where_changed": "Labels stand only where the input changed: the selected tokens that stay as "
    "they are must be predicted too, that is why they exist.",
    "labels_where_replaced": "Labels stand only where u < 0.9: the selected tokens that stay as they are "
    "must be predicted too, that is why they exist.",
    "labels_at_masks_only": "Labels stand only where [MASK] stands: random and unchanged tokens of the "
    "selection must be predicted too.",
    "always_mask": "Every selected token becomes [MASK]: fine-tuning never shows [MASK], so the model would "
    "meet inputs it was never trained on.",
    "random_outside_selection": "Tokens outside the selection are replaced at random too: the context is "
    "supposed to be clean.",
    "mask_outside_selection": "Tokens outside the selection are masked too: the 80 % are of the selected "
    "tokens, not of all.",
    "never_unchanged": "Every selected token with u >= 0.8 becomes random: the last tenth stays as it is.",
    "never_random": "No token becomes random: a tenth of the selected ones does.",
    "random_and_unchanged_swapped": "0.8 <= u < 0.9 is left alone and u >= 0.9 becomes random: it is the "
    "other way round.",
    "bounds_inclusive": "u = 0.8 still masks and u = 0.9 still replaces: the intervals are closed at the "
    "left and open at the right.",
    "labels_everywhere": "All tokens have labels: BERT's loss is taken at the selected positions only.",
    "labels_hold_the_inputs": "Labels hold the corrupted tokens: the model is to give back the original "
    "ones.",
    "ignored_as_zero": "Positions without a label hold 0, which is a token id: the ignored value is -100.",
    "ids_changed_in_place": "The caller's ids are overwritten, so the labels hold the corrupted tokens too.",
}


def masked_lm_corruption(ids, selected, u, rand_ids, mask_id, *, bug=frozenset()):
    low = u <= 0.8 if "bounds_inclusive" in bug else u < 0.8
    mid = ~low & (u <= 0.9 if "bounds_inclusive" in bug else u < 0.9)
    if "random_and_unchanged_swapped" in bug:
        mid = ~low & ~mid
    if "never_unchanged" in bug:
        mid = ~low
    if "never_random" in bug:
        mid = np.zeros_like(mid)
    if "always_mask" in bug:
        low, mid = np.ones_like(low), np.zeros_like(mid)
    if "mask_outside_selection" not in bug:
        low = low & selected
    if "random_outside_selection" not in bug:
        mid = mid & selected
    inputs = np.where(low, mask_id, np.where(mid, rand_ids, ids))

    predicted = selected
    if "labels_everywhere" in bug:
        predicted = np.ones_like(selected)
    if "labels_where_changed" in bug:
        predicted = predicted & (inputs != ids)
    if "labels_where_replaced" in bug:
        predicted = predicted & (u < 0.9)
    if "labels_at_masks_only" in bug:
        predicted = predicted & (u < 0.8)
    if "ids_changed_in_place" in bug:
        ids[:] = inputs
    originals = inputs if "labels_hold_the_inputs" in bug else ids
    return inputs, np.where(predicted, originals, 0 if "ignored_as_zero" in bug else -100)

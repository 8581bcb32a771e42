"""LoRA with its known bugs as switches."""

import numpy as np

BUGS = {
    "scaled_by_alpha": "The scale is alpha instead of alpha / r. The 1 / r keeps the size of the update "
    "comparable across ranks; r = 1 hides it.",
    "merged_transposed": "The transpose of B A is merged. Shapes ask for (out, r) times (r, in), but a "
    "square layer runs silently.",
    "merged_a_times_b": "A B is merged instead of B A. It runs only where all sides are equal.",
    "adapter_replaces_layer": "The output is that of the adapter alone. LoRA adds a low-rank update to the "
    "frozen path.",
    "merged_without_scale": "B A is merged without alpha / r: the merged layer is another function than "
    "the one that was trained.",
    "output_without_scale": "The adapter's output is not scaled by alpha / r.",
    "frozen_weight_counted": "The frozen weight is counted among what is trained.",
    "full_update_counted": "in * out is counted, the size of B A. Trained are its factors, r * (in + out).",
    "one_factor_counted": "Only A is counted: B is trained too.",
    "scaled_by_root_of_rank": "A different convention: the scale is alpha / sqrt(r), as in rank-stabilized "
    "LoRA. Here it is alpha / r.",
    "scale_upside_down": "The scale is r / alpha.",
    "rank_of_the_wrong_axis": "The rank is read off the wrong axis of A: alpha is divided by the number of "
    "inputs.",
    "frozen_weight_not_transposed": "x W is computed instead of x W^T: W is (out, in). Square layers run "
    "silently.",
    "adapter_applied_twice": "The adapter is added to the output of the merged weight: it acts twice.",
    "merged_into_frozen_weight": "The update is added to W in place: the frozen weight is changed for the "
    "caller.",
    "merged_delta_only": "The merged weight is s B A without the frozen weight.",
}


def lora_forward(x, W, A, B, alpha, *, bug=frozenset()):
    scale = _scale(alpha, A, bug)
    update = A @ B if "merged_a_times_b" in bug else B @ A
    if "merged_transposed" in bug:
        update = update.T
    if "merged_without_scale" not in bug:
        update = scale * update
    if update.shape != W.shape:
        raise ValueError(f"an update of shape {update.shape} for a weight of shape {W.shape}")
    base = 0.0 * W if "merged_delta_only" in bug else W
    merged = base + update

    frozen = W
    if "adapter_applied_twice" in bug:
        frozen = W + update
    y = x @ (frozen if "frozen_weight_not_transposed" in bug else frozen.T)
    if "adapter_replaces_layer" in bug:
        y = 0.0 * y
    y = y + (1.0 if "output_without_scale" in bug else scale) * (x @ A.T) @ B.T
    if "merged_into_frozen_weight" in bug:
        W[...] = merged
    return y, merged, _trainable(W, A, B, bug)


def _scale(alpha, A, bug):
    rank = A.shape[1] if "rank_of_the_wrong_axis" in bug else A.shape[0]
    if "scaled_by_alpha" in bug:
        rank = 1
    if "scaled_by_root_of_rank" in bug:
        rank = np.sqrt(rank)
    return rank / alpha if "scale_upside_down" in bug else alpha / rank


def _trainable(W, A, B, bug):
    count = A.size + (0 if "one_factor_counted" in bug else B.size)
    if "full_update_counted" in bug:
        count = W.size
    return count + (W.size if "frozen_weight_counted" in bug else 0)

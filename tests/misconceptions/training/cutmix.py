"""CutMix with its known bugs as switches."""

import math

import numpy as np

BUGS = {
    "pasted_one_after_another": "The images are pasted one by one into the batch from which later ones are "
    "cut: they receive boxes that were pasted before. Cut from the originals.",
    "x_changed_in_place": "The box is written into `x` itself: the caller's images are changed.",
    "pixels_blended": "The box holds a mixture of both images, as in mixup. CutMix replaces, mixup blends.",
    "labels_follow_sampled_lam": "The labels are mixed with the lam that was sampled. Clipping and "
    "rounding change the area: the labels must follow the pixels.",
    "sampled_lam_returned": "The lam that was sampled is returned. It is to be adjusted to the pixels that "
    "were pasted.",
    "sides_without_root": "The sides are shrunk by 1 - lam, not by its root: the area is then (1 - lam)^2.",
    "sides_from_lam": "The sides are sqrt(lam) of the image: lam is the share that stays, the box has the "
    "rest.",
    "row_and_column_exchanged": "cx is used for the row and cy for the column. The center counts columns "
    "first.",
    "outside_pasted": "The outside of the box is replaced and the inside kept.",
    "labels_exchanged": "The own label gets the weight of the box, and the partner's that of the rest.",
    "partner_label_forgotten": "The labels stay as they are although the pixels were mixed.",
    "inverse_permutation": "The partner of image n is found by the inverse permutation: it is perm[n]. "
    "Swaps of two hide it.",
    "area_before_clipping": "The area is that of the box before it was cut off at the border.",
    "box_from_its_corner": "The box starts at (cy, cx). That is its center.",
    "odd_side_kept": "A different convention: the box has the full side rh, also where it is odd. Here it "
    "reaches rh // 2 to either side.",
    "sides_rounded_up": "The sides are rounded up. int() cuts off.",
    "border_not_clipped": "The box is not clipped: a negative start is read as counted from the end, and "
    "the slice is empty.",
    "box_moved_inside": "A box that sticks out is moved inside. It is cut off.",
    "first_channel_only": "Only the first channel is pasted: the box goes through all channels.",
}


def cutmix(x, y, perm, lam, cx, cy, *, bug=frozenset()):
    H, W = x.shape[2:]
    if "row_and_column_exchanged" in bug:
        cx, cy = cy, cx
    share = lam if "sides_from_lam" in bug else 1.0 - lam
    side = share if "sides_without_root" in bug else math.sqrt(share)
    to_int = math.ceil if "sides_rounded_up" in bug else int
    rh, rw = to_int(H * side), to_int(W * side)
    top, bottom = _span(cy, rh, H, bug)
    left, right = _span(cx, rw, W, bug)

    if "inverse_permutation" in bug:
        perm = np.argsort(perm)
    x2 = _pasted(x, perm, lam, (slice(top, bottom), slice(left, right)), bug)

    area = (bottom - top) * (right - left)
    if "area_before_clipping" in bug:
        area = (rh // 2 * 2) * (rw // 2 * 2)
    kept = 1.0 - area / (H * W)
    if "outside_pasted" in bug:
        kept = 1.0 - kept
    weight = lam if "labels_follow_sampled_lam" in bug else kept
    weight = 1.0 - weight if "labels_exchanged" in bug else weight
    partner = y if "partner_label_forgotten" in bug else y[perm]
    y2 = weight * y + (1.0 - weight) * partner
    return x2, y2, lam if "sampled_lam_returned" in bug else kept


def _span(center, side, size, bug):
    start = center if "box_from_its_corner" in bug else center - side // 2
    end = start + (side if "odd_side_kept" in bug else side // 2 * 2)
    if "border_not_clipped" in bug:
        return start, end
    if "box_moved_inside" in bug:
        shift = max(-start, 0) - max(end - size, 0)
        start, end = start + shift, end + shift
    return max(start, 0), max(min(end, size), 0)


def _pasted(x, perm, lam, box, bug):
    x2 = x if "x_changed_in_place" in bug else x.copy()
    source = x2 if "pasted_one_after_another" in bug else x.copy()
    channels = slice(0, 1) if "first_channel_only" in bug else slice(None)
    inside = np.zeros(x.shape[2:], bool)
    inside[box] = True
    replaced = ~inside if "outside_pasted" in bug else inside
    for n, partner in enumerate(perm):
        new = source[partner]
        if "pixels_blended" in bug:
            new = lam * x2[n] + (1.0 - lam) * new
        x2[n, channels] = np.where(replaced, new, x2[n])[channels]
    return x2

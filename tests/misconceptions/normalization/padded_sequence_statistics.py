import numpy as np

BUGS = {
    "padding_counted": "The batch statistics are taken over the padding too: whatever fills it up becomes "
    "data.",
    "zeros_counted": "The padding is set to zero, but the sums are divided by B * T. The mean shrinks with "
    "the amount of padding; divide by the number of valid tokens.",
    "deviation_not_masked": "The deviation is taken of the masked x, so each padded position adds mean**2 to "
    "the variance. Mask the deviation.",
    "sequence_means_averaged": "The statistics of each sequence are averaged, so a token of a short sequence "
    "counts more than one of a long sequence. Every valid token counts the same.",
    "length_off_by_one": "Position lengths[i] is taken to be valid. The valid ones are 0 to lengths[i] - 1.",
    "last_token_dropped": "Position lengths[i] - 1 is taken to be padding. It is the last valid token.",
    "layer_statistics_at_padding": "The layer statistics are kept at padded positions, where 0 is asked for.",
    "unbiased_batch_variance": "The batch variance is divided by M - 1. It is biased: divided by M.",
    "unbiased_layer_variance": "The layer variance is divided by D - 1. It is biased: divided by D.",
    "padding_on_the_left": "The valid tokens are taken to be the last ones. The sequences are padded on the "
    "right.",
    "layer_statistics_per_sequence": "The layer statistics are taken over all valid tokens of a sequence. "
    "LayerNorm normalizes each token on its own.",
    "padding_zeroed_in_place": "The padding of `x` itself is set to zero: the caller's array is changed. "
    "Copy first.",
}


@np.errstate(divide="ignore", invalid="ignore")
def padded_sequence_statistics(x, lengths, *, bug=frozenset()):
    _, T, D = x.shape
    if bug & {"length_off_by_one", "last_token_dropped"}:
        lengths = lengths - 1 if "last_token_dropped" in bug else lengths + 1
    positions = np.arange(T)[::-1] if "padding_on_the_left" in bug else np.arange(T)
    valid = positions < lengths[:, None]
    if "padding_zeroed_in_place" in bug:
        x[~valid] = 0.0

    kept = np.ones_like(valid) if "padding_counted" in bug else valid
    masked = np.where(kept[..., None], x, 0.0)
    if "sequence_means_averaged" in bug:
        weights = kept / np.maximum(kept.sum(axis=1, keepdims=True), 1) / len(x)
    else:
        weights = kept / (kept.size if "zeros_counted" in bug else max(kept.sum(), 1))
    bn_mean = np.einsum("bt,btd->d", weights, masked)
    center = bn_mean
    if "sequence_means_averaged" in bug:  # each sequence varies about its own mean
        center = len(x) * np.einsum("bt,btd->bd", weights, masked)[:, None]
    squares = (masked - center) ** 2
    if "deviation_not_masked" not in bug:
        bn_var = np.einsum("bt,btd->d", weights, squares)
    else:
        bn_var = squares.sum(axis=(0, 1)) * weights.sum() / max(kept.sum(), 1)
    if "unbiased_batch_variance" in bug:
        bn_var = bn_var * kept.sum() / max(kept.sum() - 1, 1)

    ln_mean, ln_var = x.mean(axis=-1), x.var(axis=-1)
    if "layer_statistics_per_sequence" in bug:
        share = valid / np.maximum(valid.sum(axis=1, keepdims=True), 1)
        ln_mean = np.broadcast_to((share * ln_mean).sum(axis=1, keepdims=True), valid.shape)
        squares = ((x - ln_mean[..., None]) ** 2).mean(axis=-1)
        ln_var = np.broadcast_to((share * squares).sum(axis=1, keepdims=True), valid.shape)
    if "unbiased_layer_variance" in bug:
        ln_var = ln_var * D / max(D - 1, 1)
    if "layer_statistics_at_padding" not in bug:
        ln_mean, ln_var = np.where(valid, ln_mean, 0.0), np.where(valid, ln_var, 0.0)
    return {"bn_mean": bn_mean, "bn_var": bn_var, "ln_mean": ln_mean, "ln_var": ln_var}

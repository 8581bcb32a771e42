import numpy as np

BUGS = {
    "prefix_stays_causal": "The prefix is causal like the rest: the point of a prefix LM is attention in "
    "both directions inside the prefix.",
    "prefix_end_inclusive": "Position `prefix` itself is opened to everyone (j <= prefix): the prefix then "
    "sees the first target token, and the label leaks.",
    "prefix_rows_see_everything": "Rows of the prefix see all columns (i < prefix instead of j < prefix): "
    "they read the targets that are to be predicted.",
    "prefix_opens_the_decoder": "The prefix is opened for the decoder too: GPT reads left to right and has "
    "no prefix.",
    "prefix_ignores_padding": "The prefix is opened after the padding was taken out: padded keys inside the "
    "prefix become visible again.",
    "padding_masks_rows": "Padding removes rows instead of columns: padded keys stay visible, and rows "
    "without any key turn into NaN in the softmax.",
    "padding_masks_rows_too": "Padding removes rows as well as columns: a row without any key is NaN after "
    "the softmax. Padding has to vanish as a key.",
    "keep_ignored": "keep is not used: padded keys stay visible to everyone.",
    "keep_inverted": "keep is read the other way round: here True marks a real token.",
    "encoder_causal": "The encoder is causal: BERT-style encoders read in both directions.",
    "strictly_causal": "A token does not see itself (j < i): row 0 has no key at all.",
    "causal_transposed": "Rows see the future instead of the past (j >= i): rows are queries, columns are "
    "keys.",
}


def attention_visibility(kind, n, prefix=0, keep=None, *, bug=frozenset()):
    i, j = np.arange(n)[:, None], np.arange(n)[None, :]
    if "causal_transposed" in bug:
        causal = j > i if "strictly_causal" in bug else j >= i
    else:
        causal = j < i if "strictly_causal" in bug else j <= i
    if kind == "encoder" and "encoder_causal" not in bug:
        causal = np.ones((n, n), dtype=bool)

    opened = np.zeros((n, n), dtype=bool)
    if kind == "prefix_lm" or (kind == "decoder" and "prefix_opens_the_decoder" in bug):
        place = i if "prefix_rows_see_everything" in bug else j
        opened = opened | (place <= prefix if "prefix_end_inclusive" in bug else place < prefix)
    if "prefix_stays_causal" in bug:
        opened = opened & causal

    keep = None if "keep_ignored" in bug else keep
    real = np.ones(n, dtype=bool) if keep is None else keep
    if keep is not None and "keep_inverted" in bug:
        real = ~real
    padding = np.broadcast_to(real[:, None] if "padding_masks_rows" in bug else real[None, :], (n, n))
    if "padding_masks_rows_too" in bug:
        padding = padding & padding.T
    if "prefix_ignores_padding" in bug:
        return (causal & padding) | opened
    return (causal | opened) & padding

import numpy as np

BUGS = {
    "no_sqrt_d": "The embeddings are not multiplied by sqrt(d): tied tables start at scale 1/sqrt(d), so "
    "their rows drown in positional encodings whose entries are O(1).",
    "sqrt_vocabulary": "The embeddings are scaled by sqrt(V): the factor comes from the width d of a row, "
    "not from the number of rows.",
    "scaled_by_d": "The embeddings are scaled by d instead of sqrt(d).",
    "divided_by_sqrt_d": "The embeddings are divided by sqrt(d); that is attention's scaling. Here small "
    "rows are to be brought up to O(1).",
    "logits_scaled": "The logits carry the factor sqrt(d) as well: that is a change of the softmax "
    "temperature. Only the input side is scaled.",
    "logits_divided": "The logits are divided by sqrt(d): that belongs to attention scores. The output head "
    "scores with the plain table.",
    "table_scaled_in_place": "The shared table itself is multiplied by sqrt(d): the caller's weights "
    "change, and the logits grow with them.",
    "indexes_columns": "Columns of the table are looked up instead of rows: with V = d it runs, and every "
    "token gets one feature of all tokens.",
    "logits_of_the_embeddings": "The logits are computed from the input embeddings instead of the final "
    "hidden states: the whole network in between is skipped.",
    "probabilities": "The scores went through a softmax: logits are raw, and the loss applies its own "
    "softmax.",
}


def embed_and_logits(ids, E, h, *, bug=frozenset()):
    V, d = E.shape
    if "table_scaled_in_place" in bug:
        E *= np.sqrt(d)
    scale = np.sqrt(V if "sqrt_vocabulary" in bug else d)
    if "no_sqrt_d" in bug or "table_scaled_in_place" in bug:
        scale = 1.0
    elif "scaled_by_d" in bug:
        scale = d
    elif "divided_by_sqrt_d" in bug:
        scale = 1 / scale
    x = scale * (E[:, ids].T if "indexes_columns" in bug else E[ids])

    logits = (x if "logits_of_the_embeddings" in bug else h) @ E.T
    if "logits_scaled" in bug:
        logits = logits * np.sqrt(d)
    elif "logits_divided" in bug:
        logits = logits / np.sqrt(d)
    if "probabilities" in bug:
        weights = np.exp(logits - logits.max(axis=-1, keepdims=True))
        logits = weights / weights.sum(axis=-1, keepdims=True)
    return x, logits

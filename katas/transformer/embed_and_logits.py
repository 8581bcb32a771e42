"""The two ends of a Transformer: token ids to vectors, hidden states to scores, through one shared table."""

import numpy as np


def embed_and_logits(ids, E, h):
    """Look up the input embeddings and compute the output logits with the same (tied) table.

    Formula:
        x = sqrt(d) * E[ids]      the input side carries the scaling of the 2017 Transformer
        logits = h E^T            the output side: same table, no bias, no scaling, no softmax

    Args:
        ids: (n,) int. One token id per position, each in 0..V-1; ids may repeat.
        E: (V, d) float. The shared table, one row per token of the vocabulary.
        h: (n, d) float. Final hidden states, one row per position.

    Returns:
        Two values: x (n, d) float, the input embeddings, and logits (n, V) float.
        E itself is left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> E = np.array([[1.0, 0.0, 2.0, 0.0], [0.0, 3.0, 0.0, 1.0]])
        >>> x, logits = embed_and_logits(np.array([1]), E, np.array([[1.0, 1.0, 1.0, 1.0]]))
        >>> x
        array([[0., 6., 0., 2.]])
        >>> logits
        array([[3., 4.]])

    Reference:
        Vaswani et al., "Attention Is All You Need" (2017), on embeddings and softmax.
        Press and Wolf, "Using the Output Embedding to Improve Language Models" (2017), on tying.
    """
    raise NotImplementedError

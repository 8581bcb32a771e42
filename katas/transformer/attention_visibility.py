"""Who sees whom: the one difference between an encoder, a decoder and a prefix language model."""

import numpy as np


def attention_visibility(kind, n, prefix=0, keep=None):
    """Build the self-attention mask of a kind of Transformer over n tokens.

    Formula:
        visible[i, j] = keep[j] and allowed(i, j), where allowed(i, j) is
            always true              for 'encoder'
            j <= i                   for 'decoder'   (a token sees itself)
            j <= i  or  j < prefix   for 'prefix_lm'

        Padding removes columns (keys) only: a padded row keeps whatever its kind lets it see,
        and a padded key is invisible everywhere, also inside the prefix.

    Args:
        kind: 'encoder' (BERT), 'decoder' (GPT) or 'prefix_lm'.
        n: Number of tokens.
        prefix: Number of tokens in the prefix, positions 0 to prefix-1, which every row may see.
            Only 'prefix_lm' looks at it.
        keep: (n,) bool or None. True where a token is real, False where it is padding; None keeps all.

    Returns:
        (n, n) bool. True where the row (query i) may attend to the column (key j).

    Raises:
        Nothing of its own: kind is taken to be one of the three.

    Example:
        >>> attention_visibility("prefix_lm", 3, prefix=2).astype(int)
        array([[1, 1, 0],
               [1, 1, 0],
               [1, 1, 1]])

    Reference:
        Devlin et al., "BERT" (2019); Radford et al., "Improving Language Understanding by
        Generative Pre-Training" (2018); Raffel et al., "Exploring the Limits of Transfer Learning
        with a Unified Text-to-Text Transformer" (2020), on the prefix LM.
    """
    raise NotImplementedError

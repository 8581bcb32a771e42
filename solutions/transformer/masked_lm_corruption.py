"""BERT's training data: hide some tokens, replace some, leave some, and ask for all of them."""

import numpy as np


def masked_lm_corruption(ids, selected, u, rand_ids, mask_id):
    """Corrupt the selected tokens by the 80/10/10 rule and build the labels.

    Formula:
        inputs[t] = mask_id       if selected[t] and u[t] < 0.8
                    rand_ids[t]   if selected[t] and 0.8 <= u[t] < 0.9
                    ids[t]        otherwise
        labels[t] = ids[t]        if selected[t], whatever became of the input
                    -100          otherwise, the value that a loss ignores

    Args:
        ids: (n,) int. The original tokens.
        selected: (n,) bool. True where a token is to be predicted (about 15 % of them).
        u: (n,) float. A uniform draw from [0, 1) for each position.
        rand_ids: (n,) int. A random token for each position, used where u asks for one.
        mask_id: Token id of [MASK].

    Returns:
        Two values: inputs (n,) int and labels (n,) int. ids itself is left unchanged.

    Raises:
        Nothing of its own: shapes are taken to match.

    Example:
        >>> inputs, labels = masked_lm_corruption(
        ...     np.array([5, 6, 7, 8]),
        ...     np.array([True, True, True, False]),
        ...     np.array([0.1, 0.85, 0.95, 0.1]),
        ...     np.array([1, 2, 3, 4]),
        ...     mask_id=99,
        ... )
        >>> inputs
        array([99,  2,  7,  8])
        >>> labels
        array([   5,    6,    7, -100])

    Reference:
        Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers" (2019).
    """
    to_mask = selected & (u < 0.8)
    to_random = selected & (u >= 0.8) & (u < 0.9)
    inputs = np.where(to_mask, mask_id, np.where(to_random, rand_ids, ids))

    # All selected positions are predicted, also those left as they were: the model cannot tell
    # which visible tokens are true, so it has to build a good vector for each of them.
    labels = np.where(selected, ids, -100)
    return inputs, labels

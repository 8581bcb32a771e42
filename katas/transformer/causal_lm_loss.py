"""What a GPT is trained on: at every position, the surprise of the next token."""

import numpy as np


def causal_lm_loss(logits, ids, pad_id=None):
    """Average the next-token cross-entropy over a batch of sequences.

    Formula:
        nll[b, t] = -log softmax(logits[b, t])[ids[b, t+1]]       for t = 0, ..., n-2
        loss = sum of nll over counted tokens / number of counted tokens

        Position t predicts token t+1: the last logits and the first token have no partner. The
        mean is one mean over all counted tokens of the batch, not a mean of per-sequence means.
        A token counts unless pad_id is given and the target ids[b, t+1] equals pad_id.
        Natural logarithm; the softmax runs over the vocabulary.

    Args:
        logits: (B, n, V) float. Scores of the model that read ids, n at least 2.
        ids: (B, n) int. The input tokens, in 0..V-1.
        pad_id: Token id of the padding, 0 included, or None to count every token.

    Returns:
        float. The mean loss in nats per token.

    Raises:
        Nothing of its own: at least one target is taken to count.

    Example:
        Uniform scores over four tokens cost log 4 per token:

        >>> float(round(causal_lm_loss(np.zeros((1, 3, 4)), np.array([[0, 2, 1]])), 4))
        1.3863

    Reference:
        Bengio et al., "A Neural Probabilistic Language Model" (2003);
        Radford et al., "Improving Language Understanding by Generative Pre-Training" (2018).
    """
    raise NotImplementedError

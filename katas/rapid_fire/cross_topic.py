"""Rapid fire: Connect the dots and debug."""

import math


def q41_xavier_on_relu():
    """Connect: how does the activation decide the initialization?

    A ReLU network with Xavier scaling (Var(w) = 1 / fan_in), 30 layers: what is log10 of the forward
    second-moment factor?

    Returns:
        float. The logarithm, to 2 decimals.
    """
    raise NotImplementedError


def q42_one_token_norm():
    """Connect: why did the move from CNNs to Transformers change BatchNorm to LayerNorm?

    Which property makes LayerNorm usable for one-token decoding?

    Options:
        A. its statistics use only the token itself
        B. it has no parameters
        C. it uses running averages
        D. it needs large batches

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError


def q43_attention_path_length():
    """Connect: how does attention relate to vanishing gradients in RNNs?

    What is the path length between tokens 1 and 512 in one self-attention layer?

    Returns:
        int. The number of steps.
    """
    raise NotImplementedError


def q44_first_check_of_a_nan():
    """Debug: the loss is NaN after 100 steps.

    What is the best FIRST check?

    Options:
        A. Increase batch size
        B. Gradient norm and loss scale just before step 100
        C. Switch to sigmoid
        D. More data augmentation

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError


def q45_uniform_loss():
    """Debug: the loss plateaus at a high value from the start.

    What is the loss of uniform predictions over 1000 classes, in nats?

    Returns:
        float. The loss, to 3 decimals.
    """
    raise NotImplementedError


def q46_early_stop(vals, patience):
    """Debug: training loss is 0, test loss is high.

    Write one remedy, early stopping: find the epoch at which training stops. It stops once `patience` epochs
    in a row have brought no loss strictly below the best one so far.

    Formula:
        Epochs count from 0. Epoch 0 is the first best. A loss below the best becomes the best and the count
        starts anew; any other loss, also an equal one, adds 1 to the count. Training stops at the epoch at
        which the count reaches patience.

    Args:
        vals: list of float. Validation losses by epoch, at least one.
        patience: int. Epochs without improvement that are allowed, at least 1.

    Returns:
        int. The 0-based epoch at which training stops, len(vals) - 1 if the count never reaches patience.

    Raises:
        Nothing of its own.

    Example:
        >>> q46_early_stop([3.0, 2.0, 2.5, 2.4, 1.0], 2)
        3

    Reference:
        Prechelt, "Early Stopping - But When?" (1998).
    """
    raise NotImplementedError


def q47_largest_stable_rate():
    """Debug: the training loss oscillates wildly.

    A quadratic has the largest curvature 40: what is the largest stable gradient-descent learning rate?

    Returns:
        float. The rate.
    """
    raise NotImplementedError


def q48_dead_unit_statistic():
    """Debug: 40% of neurons always output zero.

    Which statistic shows the problem?

    Options:
        A. fraction of zero activations in one batch
        B. mean activation
        C. fraction of units that are zero for every example
        D. maximum activation

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError


def q49_fertility(token_lists, words):
    """Debug: the model works on English and fails on German.

    Write the first measurement, the fertility of a tokenizer: how many tokens a word takes on average.

    Formula:
        result = total number of tokens / number of words

    Args:
        token_lists: list of lists of str. The tokens of each word.
        words: list of str. The words, at least one, as many as there are lists.

    Returns:
        float. Tokens per word.

    Raises:
        Nothing of its own.

    Example:
        >>> q49_fertility([["cat"], ["Kat", "ze", "n"]], ["cat", "Katzen"])
        2.0

    Reference:
        Rust et al., "How Good is Your Tokenizer? On the Monolingual Performance of Multilingual Language
        Models" (2021).
    """
    raise NotImplementedError


def q50_ring_seconds():
    """Debug: training is 4x slower on 8 GPUs than on 4.

    4 GB of gradients, a slow link of 2 GB/s, 8 GPUs, ring all-reduce: how many seconds does it take?

    Returns:
        float. The seconds.
    """
    raise NotImplementedError

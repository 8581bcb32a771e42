"""Fine-tuning with discriminative learning rates: the closer to the input, the smaller the step."""


def layerwise_learning_rates(n_groups, head_lr, decay, n_frozen):
    """Give each group of layers its own learning rate.

    Formula:
        rate[i] = 0.0 for i < n_frozen
        rate[i] = head_lr / decay^(n_groups - 1 - i) for the others
        Group 0 is the stem, group n_groups - 1 the head. Freezing changes no other group's rate.

    Args:
        n_groups: int. Number of groups, ordered from stem to head.
        head_lr: float. Learning rate of the last group.
        decay: float. Ratio of two neighboring rates; 2.6 in ULMFiT, 1 gives one rate for all.
        n_frozen: int. The first so many groups are frozen, from none to all.

    Returns:
        list of n_groups floats, ordered from stem to head.

    Raises:
        Nothing of its own.

    Example:
        >>> layerwise_learning_rates(4, 0.08, 2.0, 1)
        [0.0, 0.02, 0.04, 0.08]

    Reference:
        Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification" (2018).
        Yosinski, Clune, Bengio and Lipson, "How transferable are features in deep neural networks?" (2014).
    """
    # The exponent is the distance to the head: early features are general and should move least.
    rates = [head_lr / decay ** (n_groups - 1 - i) for i in range(n_groups)]
    return [0.0 if i < n_frozen else rate for i, rate in enumerate(rates)]

"""Debug a training run: read its log and name what went wrong."""

import numpy as np


def diagnose_training_run(log):
    """Name the cause of what a training log shows.

    The runs are real: a small ReLU network with a softmax classifies documents in English and German, trained
    by full-batch gradient descent, with one fault planted or none. Some logs show the traces of two faults.

    Formula:
        The first of these rules that holds names the cause; where none holds the run is "healthy".

        1. "exploding_gradients": some value of loss is NaN or infinite.
        2. "slow_communication": a step on the most devices takes at least 2 times as long as on half as many
           (otherwise less than 0.8 times as long).
        3. "tokenizer_mismatch": German takes at least 3 times as many tokens per word as English (otherwise
           less than 1.5 times as many).
        4. "dying_relu": at the end at least 0.5 of the units are dead (otherwise less than 0.2).
        5. "learning_rate_too_high": on at least 0.25 of the steps the loss rises by more than 10 % over the
           step before (otherwise on less than 0.1 of them).
        6. "vanishing_gradients": the loss never falls below 0.98 ln(classes), which is what equal
           probabilities give, and no gradient norm exceeds 0.01 (otherwise the loss falls below
           0.8 ln(classes), and some norm exceeds 0.1).
        7. "overfitting": at the end the validation loss is at least 1 nat above the training loss (otherwise
           less than 0.4 nats above it).

        Each number in brackets is what the runs show that have got past the earlier rules and that the rule
        does not name. Nothing lies in between, so a threshold anywhere in the gap will do.

    Args:
        log: dict with these keys.
            "loss": (steps,) float. Training loss over all training documents before each step, in nats. A
                run stops after its first value that is NaN or infinite.
            "grad_norm": (steps,) float. Norm of the whole gradient at each step, before any clipping.
            "val_loss": (epochs,) float. Loss over held-out documents after each epoch, in nats; an epoch is
                5 steps.
            "dead_fraction": (epochs,) float. Share of the hidden units that give 0 for every training
                document. A fault can strike in the middle of a run.
            "zero_fraction": (epochs,) float. Share of zeros among all hidden activations, over units and
                training documents. Healthy ReLU networks are sparse: about half is normal.
            "classes": int. Number of classes, equally frequent.
            "val_loss_by_language": dict with "en" and "de". Held-out loss of each language at the end. It
                varies from run to run, and so does which language is the harder one.
            "tokens_per_word": dict with "en" and "de". Mean number of tokens that a word of it takes. Some
                tokenizers spell out every word, in both languages alike.
            "devices": (k,) int. Numbers of devices tried, ascending, each twice the one before; k >= 2.
            "step_seconds": (k,) float. Seconds that one step of the same global batch takes on them.

    Returns:
        str. One of the seven causes above, or "healthy".

    Raises:
        Nothing of its own: all keys are taken to be there.

    Example:
        >>> log = {
        ...     "loss": np.array([1.4, 0.9, 0.5, 0.3]),
        ...     "grad_norm": np.array([0.5, 0.4, 0.3, 0.2]),
        ...     "val_loss": np.array([0.8, 0.35]),
        ...     "dead_fraction": np.array([0.0, 0.05]),
        ...     "zero_fraction": np.array([0.5, 0.5]),
        ...     "classes": 4,
        ...     "val_loss_by_language": {"en": 0.3, "de": 0.4},
        ...     "tokens_per_word": {"en": 1.2, "de": 1.4},
        ...     "devices": np.array([4, 8]),
        ...     "step_seconds": np.array([0.12, 0.08]),
        ... }
        >>> diagnose_training_run(log)
        'healthy'
        >>> diagnose_training_run(log | {"step_seconds": np.array([0.12, 0.48])})
        'slow_communication'

    Reference:
        Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013), for
        exploding and vanishing gradients; Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in
        1 Hour" (2017), for training on many devices. The rules are those of this kata.
    """
    raise NotImplementedError

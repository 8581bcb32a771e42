"""Rapid fire: Transformers."""

import math


def q21_encoder_block_weights():
    """Name every component of a Transformer encoder block and its purpose.

    How many weights, without biases and norms, does one block with d = 512 and inner width 2048 have?

    Returns:
        int. The number of weights.
    """
    raise NotImplementedError


def q22_cross_attention_family():
    """Why is GPT decoder-only?

    Which model family uses cross-attention?

    Options:
        A. BERT
        B. GPT
        C. T5
        D. ViT

    Returns:
        str. The letter of the answer.
    """
    raise NotImplementedError


def q23_sinusoid_at_one():
    """How does positional encoding work, and what does RoPE do differently?

    What is PE(pos = 1, dimension 0) of the sinusoidal encoding?

    Returns:
        float. The value, to 4 decimals.
    """
    raise NotImplementedError


def q24_pre_norm_stream_variance():
    """Pre-norm versus post-norm?

    Independent branches of variance 1 and a stream that starts at 1: what is its variance after 24
    pre-norm sublayers?

    Returns:
        int. The variance.
    """
    raise NotImplementedError

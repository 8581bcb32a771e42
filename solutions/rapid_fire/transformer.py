"""Rapid fire: Transformers."""

import math


def q21_encoder_block_weights():
    """Name every component of a Transformer encoder block and its purpose.

    How many weights, without biases and norms, does one block with d = 512 and inner width 2048 have?

    Returns:
        int. The number of weights.
    """
    d, inner = 512, 2048
    return 4 * d * d + 2 * d * inner  # Q, K, V, O; then up and down: two thirds are in the FFN


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
    # Cross-attention needs a decoder that reads an encoder.
    return "C"


def q23_sinusoid_at_one():
    """How does positional encoding work, and what does RoPE do differently?

    What is PE(pos = 1, dimension 0) of the sinusoidal encoding?

    Returns:
        float. The value, to 4 decimals.
    """
    return round(math.sin(1 / 10000**0), 4)  # dimension 0 is the fastest sine, of frequency 1


def q24_pre_norm_stream_variance():
    """Pre-norm versus post-norm?

    Independent branches of variance 1 and a stream that starts at 1: what is its variance after 24
    pre-norm sublayers?

    Returns:
        int. The variance.
    """
    return 1 + 24 * 1  # each branch adds its variance; nothing in the stream shrinks it again

"""The memory that generation costs: keys and values of every token so far, in every layer."""


def kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bytes_per=2, window=None):
    """Count the bytes of the key-value cache of a decoder.

    Formula:
        bytes = 2 * layers * kv_heads * head_dim * min(seq, window) * batch * bytes_per

        The 2 is for keys and values. With window = None all seq positions are cached; with a
        sliding window the last `window` positions are, or all of them while seq is shorter.

    Args:
        layers: Number of layers, each with a cache of its own.
        kv_heads: Number of key-value heads (fewer than query heads under MQA and GQA).
        head_dim: Width of one head.
        seq: Number of tokens so far.
        batch: Number of sequences.
        bytes_per: Bytes of one number: 2 for fp16 and bf16, 4 for fp32, 1 for int8.
        window: Length of the sliding attention window in tokens, or None for full attention.

    Returns:
        int. Bytes, not bits and not GiB.

    Raises:
        Nothing of its own: all counts are taken to be positive integers.

    Example:
        LLaMA-2-7B holds 2 GiB per sequence of 4096 tokens in fp16:

        >>> kv_cache_bytes(32, 32, 128, 4096, 1) / 2**30
        2.0

    Reference:
        Shazeer, "Fast Transformer Decoding: One Write-Head is All You Need" (2019);
        Pope et al., "Efficiently Scaling Transformer Inference" (2023);
        Ainslie et al., "GQA: Training Generalized Multi-Query Transformer Models" (2023).
    """
    # Linear in length: it is the score matrix that is quadratic, and it is never cached.
    positions = seq if window is None else min(seq, window)
    numbers_per_token = 2 * layers * kv_heads * head_dim
    return numbers_per_token * positions * batch * bytes_per

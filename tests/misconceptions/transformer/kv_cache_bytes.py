BUGS = {
    "keys_only": "The factor 2 is missing: values are cached as well as keys.",
    "queries_cached_too": "Three tensors are counted: queries are used once and never cached.",
    "grows_quadratically": "The length enters squared: the cache is linear in length; it is the score "
    "matrix that is quadratic.",
    "ignores_window": "The window is ignored: with a sliding window the last w positions are all that is "
    "ever read.",
    "window_even_when_shorter": "The window is counted even while the sequence is shorter: what is cached "
    "is min(seq, window) positions.",
    "window_as_minimum": "max instead of min: the window is an upper limit on what is kept.",
    "bits": "The result is in bits: bytes_per already counts bytes, there is no factor 8.",
    "always_two_bytes": "Two bytes per number whatever bytes_per says: fp32 takes 4, int8 takes 1.",
    "one_layer": "One layer only: every layer has a cache of its own.",
    "one_sequence": "The batch is left out: every sequence has a cache of its own.",
}


def kv_cache_bytes(layers, kv_heads, head_dim, seq, batch, bytes_per=2, window=None, *, bug=frozenset()):
    length = seq
    if window is not None and "ignores_window" not in bug:
        length = min(seq, window)
        if "window_as_minimum" in bug:
            length = max(seq, window)
        if "window_even_when_shorter" in bug:
            length = window
    if "grows_quadratically" in bug:
        length = length**2
    tensors = 2
    if "keys_only" in bug:
        tensors = 1
    elif "queries_cached_too" in bug:
        tensors = 3
    width = 2 if "always_two_bytes" in bug else bytes_per
    if "bits" in bug:
        width = width * 8
    count = tensors * kv_heads * head_dim * length
    return count * (1 if "one_layer" in bug else layers) * (1 if "one_sequence" in bug else batch) * width

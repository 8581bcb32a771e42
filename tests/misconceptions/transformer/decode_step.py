import numpy as np

BUGS = {
    "rope_at_position_zero": "The new token is rotated as if it stood at position 0: its position is "
    "absolute, not counted from the start of the chunk.",
    "position_off_by_one": "The new token is rotated by pos + 1: positions count from 0, and pos tokens "
    "precede it.",
    "keys_cached_unrotated": "The key is cached without its rotation: a rotated query against a raw key "
    "loses the positions (unless all keys are rotated when read).",
    "cached_key_is_raw": "The step attends to the rotated key but caches the raw one: the next step meets a "
    "key without its position.",
    "query_not_rotated": "The query is not rotated: scores then depend on the key's absolute position, not "
    "on the offset.",
    "values_rotated": "Values are rotated too: RoPE acts on queries and keys only.",
    "cache_rotated_again": "The keys from the cache are rotated once more at every step: they were rotated "
    "when they came in.",
    "prepends_to_cache": "The new row is put in front of the cache: attention does not notice, but rows no "
    "longer line up with positions, and eviction and masks break.",
    "value_cache_not_extended": "The value cache is not extended: the new token takes weight but gives no "
    "content.",
    "skips_itself": "The query sees the old keys only: append first, a token attends to itself.",
    "unscaled_scores": "The scores are not divided by sqrt(d).",
    "rotate_half": "A different convention: rotate-half pairs x_i with x_{i + d/2}. The cache and the "
    "weights of this model are interleaved.",
    "ignores_base": "base is ignored and 10000 used.",
}


def decode_step(x, pos, K, V, Wq, Wk, Wv, base=10000.0, *, bug=frozenset()):
    base = 10000.0 if "ignores_base" in bug else base
    place = pos + ("position_off_by_one" in bug)
    if "rope_at_position_zero" in bug:
        place = 0
    q, k, v = x @ Wq, x @ Wk, x @ Wv
    if "query_not_rotated" not in bug:
        q = _rope(q, place, base, bug)
    if "keys_cached_unrotated" not in bug:
        k = _rope(k, place, base, bug)
    if "values_rotated" in bug:
        v = _rope(v, place, base, bug)
    if "cache_rotated_again" in bug:
        K = np.array([_rope(row, i, base, bug) for i, row in enumerate(K)]).reshape(K.shape)

    keys, values = K, V
    first = "prepends_to_cache" in bug
    K = np.vstack([k, K] if first else [K, k])
    V = np.vstack([v, V] if first else [V, v])
    if "skips_itself" not in bug or len(keys) == 0:
        keys, values = K, V
    scores = keys @ q
    if "unscaled_scores" not in bug:
        scores = scores / np.sqrt(len(x))
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()
    if "cached_key_is_raw" in bug:
        raw = x @ Wk
        K = np.vstack([raw, K[1:]] if first else [K[:-1], raw])
    if "value_cache_not_extended" in bug:
        old = V[1:] if first else V[:-1]
        if len(weights) > len(old):
            weights = weights[1:] if first else weights[:-1]
        return weights @ old, K, old
    return weights @ values, K, V


def _rope(z, pos, base, bug):
    d = len(z)
    angle = pos * base ** (-np.arange(0, d, 2) / d)
    half = d // 2
    first, second = (np.s_[:half], np.s_[half:]) if "rotate_half" in bug else (np.s_[0::2], np.s_[1::2])
    a, b = z[first], z[second]
    out = np.empty(d)
    out[first] = a * np.cos(angle) - b * np.sin(angle)
    out[second] = a * np.sin(angle) + b * np.cos(angle)
    return out

import numpy as np

BUGS = {
    "rotate_half": "A different convention: x_i is paired with x_{i + d/2} (rotate-half, as in Hugging "
    "Face's LLaMA). It needs permuted weights, and mixing layouts silently ruins a checkpoint; d = 2 and "
    "position 0 hide it.",
    "exponent_i_over_d": "The exponent is i/d with i counting pairs, half of what it should be: use 2i/d.",
    "exponent_doubled": "The exponent counts the factor 2 twice (4i/d): i already steps over the even "
    "features.",
    "frequency_rises": "The exponent has the wrong sign: frequencies must fall along the features, not "
    "explode.",
    "ignores_pos": "pos is ignored and rows count 0..n-1: in decoding every new token would sit at position "
    "0.",
    "positions_from_one": "Every position is one too large: position 0 is not rotated at all.",
    "updated_first_component": "The second component is computed from the first one after its update: not a "
    "rotation, norms are not preserved.",
    "rotates_backward": "The angle has the wrong sign: the formula turns (1, 0) toward (0, 1). Dot products "
    "agree, but vectors cached by someone else do not.",
    "ignores_base": "base is ignored and 10000 used: long-context models change it.",
    "frequency_per_feature": "The two features of a pair have angles of their own: then it is no rotation.",
    "blocks_concatenated": "The rotated first components come first and then all second ones: each feature "
    "has to stay in its place, (x0, x1), (x2, x3), ...",
    "adds_a_sinusoid": "A sinusoid is added to x: RoPE multiplies (rotates), and adds nothing.",
}


def rotary_embedding(x, pos, base=10000.0, *, bug=frozenset()):
    n, d = x.shape
    base = 10000.0 if "ignores_base" in bug else base
    feature = np.arange(d)
    if "frequency_per_feature" not in bug:
        feature = feature // 2 * 2
    exponent = feature / d
    if "exponent_i_over_d" in bug:
        exponent = exponent / 2
    elif "exponent_doubled" in bug:
        exponent = exponent * 2
    frequency = base ** (exponent if "frequency_rises" in bug else -exponent)
    pos = np.arange(n) if "ignores_pos" in bug else pos
    angle = (pos[:, None] + ("positions_from_one" in bug)) * frequency  # (n, d)
    cos, sin = np.cos(angle), np.sin(angle)
    if "rotates_backward" in bug:
        sin = -sin
    if "adds_a_sinusoid" in bug:
        return x + np.where(np.arange(d) % 2 == 0, sin, cos)

    half = d // 2
    first, second = (np.s_[:half], np.s_[half:]) if "rotate_half" in bug else (np.s_[0::2], np.s_[1::2])
    a, b = x[:, first], x[:, second]
    out = np.empty((n, d))
    out[:, first] = a * cos[:, 0::2] - b * sin[:, 0::2]
    old = out[:, first] if "updated_first_component" in bug else a
    out[:, second] = old * sin[:, 1::2] + b * cos[:, 1::2]
    if "blocks_concatenated" in bug:
        return np.concatenate([out[:, first], out[:, second]], axis=1)
    return out

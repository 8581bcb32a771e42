import numpy as np

BUGS = {
    "blocks_concatenated": "A different convention: all sines first, then all cosines (tensor2tensor). The "
    "paper interleaves them, sin and cos of one pair side by side; d = 2 hides it.",
    "exponent_i_over_d": "The exponent is i/d with i counting pairs, half of what it should be: 2i/d runs "
    "over the whole range of wavelengths up to 10000 * 2 pi.",
    "exponent_doubled": "The exponent counts the factor 2 twice (4i/d): i already steps over the even "
    "features.",
    "frequency_per_feature": "Every feature has a frequency of its own: sine and cosine of a pair must "
    "share one angle, or they are no rotation.",
    "reaches_last_wavelength": "A different convention: the exponent is 2i/(d - 2), so that the last pair "
    "has wavelength 10000 * 2 pi exactly (tensor2tensor). The paper divides by d.",
    "positions_from_one": "Positions count from 1: position 0 is encoded as (0, 1, 0, 1, ...).",
    "multiplied_by_wavelength": "The position is multiplied by 10000^(2i/d) instead of divided: frequencies "
    "must fall along the features, not explode.",
    "sine_and_cosine_swapped": "Cosine stands on the even features and sine on the odd ones; the paper has "
    "sine first.",
    "base_1000": "The base of the wavelengths is 1000 instead of 10000.",
}


def sinusoidal_encoding(n, d, *, bug=frozenset()):
    pos = np.arange(n)[:, None] + ("positions_from_one" in bug)
    feature = np.arange(d)
    if "frequency_per_feature" not in bug:
        feature = feature // 2 * 2
    exponent = feature / (max(d - 2, 1) if "reaches_last_wavelength" in bug else d)
    if "exponent_i_over_d" in bug:
        exponent = exponent / 2
    elif "exponent_doubled" in bug:
        exponent = exponent * 2
    wavelength = (1000.0 if "base_1000" in bug else 10000.0) ** exponent
    angle = pos * wavelength if "multiplied_by_wavelength" in bug else pos / wavelength

    even, odd = (np.cos, np.sin) if "sine_and_cosine_swapped" in bug else (np.sin, np.cos)
    pe = np.where(np.arange(d) % 2 == 0, even(angle), odd(angle))
    if "blocks_concatenated" in bug:
        pe = np.concatenate([pe[:, 0::2], pe[:, 1::2]], axis=1)
    return pe

"""Byte-pair encoding at inference: replay the learned merges on a new word."""

from itertools import pairwise


def bpe_encode(word, merges):
    """Split a word into byte-level BPE tokens.

    Formula:
        tokens = the UTF-8 bytes of word, each a bytes object of length 1
        repeat until no adjacent pair of tokens is in merges:
            among the adjacent pairs present, take the one that stands earliest in merges
            replace all its non-overlapping occurrences, found left to right, by left + right

    Args:
        word: str. Any text; letters outside ASCII are several bytes.
        merges: list of (left, right) pairs of bytes objects, earliest learned first. A pair may
            be made of the results of earlier merges.

    Returns:
        list of bytes. Joined, they are the UTF-8 bytes of word.

    Raises:
        Nothing of its own: a word to which no merge applies comes back as its single bytes.

    Example:
        >>> bpe_encode("lower", [(b"e", b"r"), (b"l", b"o"), (b"lo", b"w")])
        [b'low', b'er']

    Reference:
        Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units"
        (2016); Radford et al., "Language Models are Unsupervised Multitask Learners" (2019),
        for bytes.
    """
    rank = {pair: order for order, pair in enumerate(merges)}
    tokens = [bytes([byte]) for byte in word.encode("utf-8")]
    while True:
        present = [pair for pair in pairwise(tokens) if pair in rank]
        if not present:
            return tokens
        # The earliest learned pair goes first, wherever it stands in the word.
        tokens = _merged(tokens, min(present, key=rank.__getitem__))


def _merged(tokens, pair):
    out, i = [], 0
    while i < len(tokens):
        if tuple(tokens[i : i + 2]) == pair:
            out.append(tokens[i] + tokens[i + 1])
            i += 2  # both are used up: occurrences do not overlap
        else:
            out.append(tokens[i])
            i += 1
    return out

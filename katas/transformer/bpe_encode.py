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
    raise NotImplementedError

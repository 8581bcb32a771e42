from itertools import pairwise

BUGS = {
    "leftmost_pair_first": "The leftmost pair that is in the table is merged first: merges must be replayed "
    "in the order in which they were learned.",
    "last_learned_first": "The pair learned last is merged first: the lowest rank goes first.",
    "longest_match": "The longest token that matches is taken from the left: that is WordPiece's matching, "
    "and BPE can cut differently.",
    "longest_pair_first": "The pair that makes the longest token goes first: length does not matter, the "
    "learned order does.",
    "one_round_only": "Merging stops after one pair: it goes on until no pair applies.",
    "one_pass_over_the_word": "Pairs of the table are merged in one pass from the left, whatever their rank: "
    "results of a merge are merged again, and the earliest learned pair goes first.",
    "ranks_of_the_result": "The joined bytes are looked up, not the pair: merges holds pairs, and ab + c is "
    "not a + bc even where both spell abc.",
    "first_occurrence_only": "Each merge is applied once and not again: all its occurrences are to be "
    "merged.",
    "symbols_used_twice": "Overlapping occurrences are both merged: a symbol can be part of one token only.",
    "merged_from_the_right": "Overlapping occurrences are found from the right: the scan runs left to right.",
    "starts_from_characters": "The word starts as characters: it starts as UTF-8 bytes, and a letter "
    "outside ASCII is several of them.",
    "latin_1_bytes": "The word is encoded as Latin-1: byte-level BPE works on UTF-8, which covers every "
    "letter.",
    "ranks_by_frequency": "The most frequent pair of the word goes first: frequency decides in training, "
    "the learned order in encoding.",
}


def bpe_encode(word, merges, *, bug=frozenset()):
    rank = {pair: order for order, pair in enumerate(merges)}
    if "ranks_of_the_result" in bug:
        rank = _AnyPair(merges)
    if "latin_1_bytes" in bug:
        tokens = [bytes([byte]) for byte in word.encode("latin-1", "replace")]
    else:
        tokens = [bytes([byte]) for byte in word.encode("utf-8")]
    if "starts_from_characters" in bug:
        tokens = [character.encode("utf-8") for character in word]
    if "longest_match" in bug:
        return _longest_matches(tokens, merges)
    if "one_pass_over_the_word" in bug:
        return _one_pass(tokens, rank)

    done = set()
    while True:
        present = [pair for pair in pairwise(tokens) if pair in rank and pair not in done]
        if not present:
            return tokens
        if "leftmost_pair_first" in bug:
            pair = present[0]
        elif "longest_pair_first" in bug:
            pair = max(present, key=lambda pair: (len(pair[0] + pair[1]), -rank[pair]))
        elif "ranks_by_frequency" in bug:
            pair = min(present, key=lambda pair: (-present.count(pair), rank[pair]))
        else:
            pair = (max if "last_learned_first" in bug else min)(present, key=rank.__getitem__)
        tokens = _merged(tokens, pair, bug)
        if "first_occurrence_only" in bug:
            done.add(pair)
        if "one_round_only" in bug:
            return tokens


def _merged(tokens, pair, bug):
    backward = "merged_from_the_right" in bug
    tokens, wanted = (tokens[::-1], pair[::-1]) if backward else (tokens, pair)
    out, i, merges, used = [], 0, 0, False
    while i < len(tokens):
        if tuple(tokens[i : i + 2]) == wanted and not (merges and "first_occurrence_only" in bug):
            out.append(pair[0] + pair[1])
            merges += 1
            used = "symbols_used_twice" in bug
            i += 1 if used else 2
        else:
            out += [] if used else [tokens[i]]
            used = False
            i += 1
    return out[::-1] if backward else out


class _AnyPair(dict):
    """Ranks by the bytes that a pair spells, wherever they are cut."""

    def __init__(self, merges):
        super().__init__()
        for order, (left, right) in enumerate(merges):
            self.setdefault(left + right, order)

    def __contains__(self, pair):
        return super().__contains__(pair[0] + pair[1])

    def __getitem__(self, pair):
        return super().__getitem__(pair[0] + pair[1])


def _one_pass(tokens, rank):
    out, i = [], 0
    while i < len(tokens):
        step = 2 if tuple(tokens[i : i + 2]) in rank else 1
        out.append(b"".join(tokens[i : i + step]))
        i += step
    return out


def _longest_matches(tokens, merges):
    known = {left + right for left, right in merges}
    out = []
    while tokens:
        ends = [end for end in range(len(tokens), 1, -1) if b"".join(tokens[:end]) in known]
        end = ends[0] if ends else 1
        out.append(b"".join(tokens[:end]))
        tokens = tokens[end:]
    return out

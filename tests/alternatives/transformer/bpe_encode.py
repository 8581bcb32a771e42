from itertools import pairwise


def loops(word, merges):
    """Apply one merge after another in the learned order, each over the whole list."""
    tokens = [bytes([value]) for value in word.encode()]
    for left, right in merges:
        i = 0
        while i + 1 < len(tokens):
            if tokens[i] == left and tokens[i + 1] == right:
                tokens[i : i + 2] = [left + right]
            i += 1
    return tokens


def recursive(word, merges):
    """Merge the earliest learned pair present, then call itself on the shorter list."""

    def merge(tokens):
        ranks = [merges.index(pair) if pair in merges else len(merges) for pair in pairwise(tokens)]
        best = min(ranks, default=len(merges))
        if best == len(merges):
            return tuple(tokens)
        at = ranks.index(best)
        return merge([*tokens[:at], tokens[at] + tokens[at + 1], *tokens[at + 2 :]])

    return merge([word.encode()[i : i + 1] for i in range(len(word.encode()))])


def torch_token_ids(word, merges):
    """Merge numbers, not bytes: ids 0..255 are the bytes, each merge result has the next free id."""
    import torch

    spelled = {value: bytes([value]) for value in range(256)}
    ids = {text: value for value, text in spelled.items()}
    table = {}
    for rank, (left, right) in enumerate(merges):
        new = ids.setdefault(left + right, 256 + rank)
        spelled[new] = left + right
        table.setdefault((ids[left], ids[right]), (rank, new))
    tokens = torch.tensor(list(word.encode("utf-8")), dtype=torch.long)
    while True:
        pairs = {tuple(pair) for pair in torch.stack([tokens[:-1], tokens[1:]], dim=1).tolist()}
        found = sorted((table[pair], pair) for pair in pairs & table.keys())
        if not found:
            return [spelled[value] for value in tokens.tolist()]
        (_, new), (left, right) = found[0]
        at = int(torch.nonzero((tokens[:-1] == left) & (tokens[1:] == right))[0, 0])
        tokens = torch.cat([tokens[:at], torch.tensor([new]), tokens[at + 2 :]])

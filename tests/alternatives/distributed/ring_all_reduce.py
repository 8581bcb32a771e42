"""Ring all-reduce in other styles."""

import numpy as np


def loops(bufs):
    n, L = len(bufs), len(bufs[0])
    held = [[float(value) for value in buf] for buf in bufs]
    cuts = [0]
    for c in range(n):
        cuts.append(cuts[-1] + L // n + (1 if c < L % n else 0))
    sent = [0] * n
    for step in range(2 * (n - 1)):
        t, gathers = step % (n - 1), step >= n - 1
        mail = []
        for r in range(n):
            c = (r + gathers - t) % n
            mail.append((c, held[r][cuts[c] : cuts[c + 1]]))
        for r, (c, values) in enumerate(mail):
            right = held[(r + 1) % n]
            for i, value in zip(range(cuts[c], cuts[c + 1]), values):
                right[i] = value if gathers else right[i] + value
                sent[r] += 1
    return [np.array(values) for values in held], sent


def lists_of_chunks(bufs):
    n = len(bufs)
    ranks = [[chunk.copy() for chunk in np.array_split(buf, n)] for buf in bufs]
    sent = np.zeros(n, int)
    for t in range(n - 1):
        old = [list(rank) for rank in ranks]
        for r in range(n):
            c = (r - 1 - t) % n  # what the left neighbor sends
            ranks[r][c] = old[r][c] + old[r - 1][c]
            sent[r - 1] += old[r - 1][c].size
    for t in range(n - 1):
        old = [list(rank) for rank in ranks]
        for r in range(n):
            c = (r - t) % n
            ranks[r][c] = old[r - 1][c]
            sent[r - 1] += old[r - 1][c].size
    return [np.concatenate(rank) for rank in ranks], [int(count) for count in sent]


def sum_and_count(bufs):
    # What the ring gives, without running it: every chunk leaves a rank in each phase, but for one.
    n = len(bufs)
    sizes = np.array([len(chunk) for chunk in np.array_split(bufs[0], n)])
    total = np.sum(np.stack(bufs), axis=0)
    skipped = np.roll(sizes, -1) + np.roll(sizes, -2)
    sent = 2 * sizes.sum() - skipped if n > 1 else np.zeros(1, int)
    return tuple(total.copy() for _ in range(n)), tuple(int(s) for s in sent)


def torch_tensor_split(bufs):
    n = len(bufs)
    ranks = [list(buf.clone().tensor_split(n)) for buf in bufs]
    sent = [0] * n
    for gathers in (False, True):
        for t in range(n - 1):
            moves = [((r + gathers - t) % n, (r + 1) % n) for r in range(n)]
            mail = [ranks[r][c].clone() for r, (c, _) in enumerate(moves)]
            for r, (c, right) in enumerate(moves):
                ranks[right][c] = mail[r] if gathers else ranks[right][c] + mail[r]
                sent[r] += mail[r].numel()
    return [_joined(rank) for rank in ranks], sent


def torch_in_float32(bufs):
    import torch

    n, L = len(bufs), len(bufs[0])
    state = torch.stack(bufs).float()
    owner = torch.cat([torch.full((len(part),), c) for c, part in enumerate(state[0].tensor_split(n))])
    ranks, sent = torch.arange(n), torch.zeros(n, dtype=torch.int64)
    for phase in (0, 1):
        for t in range(n - 1):
            leaves = owner == ((ranks + phase - t) % n).unsqueeze(1)  # (n, L), what each rank sends
            arrives, values = leaves.roll(1, 0), state.roll(1, 0)
            state = torch.where(arrives, values if phase else state + values, state)
            sent += leaves.sum(1)
    assert state.shape == (n, L)
    return list(state), sent


def _joined(chunks):
    import torch

    return torch.cat(chunks)

import math

import numpy as np


def loops(logits, ids, pad_id=None):
    """Token by token, with a running sum and a count."""
    total, count = 0.0, 0
    for b in range(ids.shape[0]):
        for t in range(ids.shape[1] - 1):
            target = ids[b, t + 1]
            if pad_id is not None and target == pad_id:
                continue
            top = max(logits[b, t])
            total += top + math.log(sum(math.exp(s - top) for s in logits[b, t])) - logits[b, t, target]
            count += 1
    return total / count


def flat_rows(logits, ids, pad_id=None):
    """Flatten to a list of predictions first, throw padded ones away, then score the rest."""
    V = logits.shape[-1]
    rows = logits[:, :-1, :].reshape(-1, V)
    targets = ids[:, 1:].reshape(-1)
    if pad_id is not None:
        rows, targets = rows[targets != pad_id], targets[targets != pad_id]
    chosen = (rows * np.eye(V)[targets]).sum(axis=1)
    return float(np.average(np.logaddexp.reduce(rows, axis=1) - chosen))


def torch_nll(logits, ids, pad_id=None):
    """log_softmax and gather, weighted by what counts."""
    import torch

    log_probs = torch.log_softmax(logits, dim=2)[:, :-1]
    targets = ids[:, 1:].long()
    nll = -log_probs.gather(2, targets.unsqueeze(2)).squeeze(2)
    weight = torch.ones_like(nll) if pad_id is None else targets.ne(pad_id).to(nll.dtype)
    return (nll * weight).sum() / weight.sum()


def torch_cross_entropy(logits, ids, pad_id=None):
    """The library's loss with its ignore_index."""
    import torch.nn.functional as F

    ignored = {} if pad_id is None else {"ignore_index": pad_id}
    return F.cross_entropy(logits[:, :-1].flatten(0, 1), ids[:, 1:].flatten(), **ignored)

import numpy as np


def loops(ids, selected, u, rand_ids, mask_id):
    """Position by position."""
    inputs, labels = [], []
    for t in range(len(ids)):
        labels.append(ids[t] if selected[t] else -100)
        if not selected[t] or u[t] >= 0.9:
            inputs.append(ids[t])
        elif u[t] < 0.8:
            inputs.append(mask_id)
        else:
            inputs.append(rand_ids[t])
    return np.array(inputs), np.array(labels)


def chosen_by_action(ids, selected, u, rand_ids, mask_id):
    """Name the action of every position first: 0 mask, 1 random, 2 keep; then pick."""
    action = np.where(selected, np.digitize(u, [0.8, 0.9]), 2)
    inputs = np.choose(action, [np.full_like(ids, mask_id), rand_ids, ids])
    labels = np.full(ids.shape, -100)
    labels[selected] = ids[selected]
    return [inputs, labels]


def torch_masked_fill(ids, selected, u, rand_ids, mask_id):
    """Copies and boolean writes, as a data collator does it."""
    inputs, labels = ids.clone(), ids.clone()
    labels[~selected] = -100
    inputs[selected & u.lt(0.9)] = rand_ids[selected & u.lt(0.9)]
    inputs[selected & u.lt(0.8)] = mask_id
    return inputs, labels

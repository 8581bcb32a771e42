import numpy as np


def loops(prog, inputs):
    # Scalars all the way: every element of every slot is a node, every node knows its (node, slope) parents.
    parents, values = [], []

    def node(value, *edges):
        values.append(float(value))
        parents.append(edges)
        return len(values) - 1

    def leaf(array):
        ids = np.zeros(np.shape(array), dtype=int)
        for where in np.ndindex(ids.shape):
            ids[where] = node(array[where])
        return ids

    slots = [leaf(a) for a in inputs]
    n = len(slots)
    for op, *operands in prog:
        slots.append(_scalar_op(op, [slots[k] for k in operands], node, values))
    adjoint = [0.0] * len(values)
    adjoint[int(slots[-1])] = 1.0
    for k in range(len(values) - 1, -1, -1):
        for parent, slope in parents[k]:
            adjoint[parent] += slope * adjoint[k]
    return [np.array([adjoint[k] for k in ids.ravel()]).reshape(ids.shape) for ids in slots[:n]]


def _scalar_op(op, ids, node, values):
    a = ids[0]
    if op == "matmul":
        out = np.zeros((a.shape[0], ids[1].shape[1]), dtype=int)
        for i, j in np.ndindex(out.shape):
            pairs = list(zip(a[i], ids[1][:, j]))
            edges = [(p, values[q]) for p, q in pairs] + [(q, values[p]) for p, q in pairs]
            out[i, j] = node(sum(values[p] * values[q] for p, q in pairs), *edges)
        return out
    if op in ("add", "mul"):
        left, right = np.broadcast_arrays(*ids)
        out = np.zeros(left.shape, dtype=int)
        for where in np.ndindex(out.shape):
            p, q = left[where], right[where]
            x, y = values[p], values[q]
            out[where] = node(x + y, (p, 1.0), (q, 1.0)) if op == "add" else node(x * y, (p, y), (q, x))
        return out
    if op == "relu":
        out = np.zeros(a.shape, dtype=int)
        for where in np.ndindex(out.shape):
            out[where] = node(max(values[a[where]], 0.0), (a[where], 1.0 if values[a[where]] > 0 else 0.0))
        return out
    if op in ("sum", "mean"):
        share = 1.0 if op == "sum" else 1.0 / a.size
        return np.array(node(share * sum(values[p] for p in a.ravel()), *((p, share) for p in a.ravel())))
    out = np.zeros((*a.shape[:-1], 1), dtype=int)
    for where in np.ndindex(a.shape[:-1]):
        weights = [np.exp(values[p]) for p in a[where]]
        edges = [(p, w / sum(weights)) for p, w in zip(a[where], weights)]
        out[(*where, 0)] = node(np.log(sum(weights)), *edges)
    return out


def matrices_of_slopes(prog, inputs):
    # Forward accumulation: the Jacobian of every slot with respect to all inputs laid end to end.
    sizes = [a.size for a in inputs]
    starts = np.cumsum([0, *sizes])
    rows = np.eye(starts[-1])
    slots = [(a, rows[s : s + a.size].reshape(*a.shape, -1)) for a, s in zip(inputs, starts)]
    for op, *operands in prog:
        slots.append(_with_tangents(op, *(slots[k] for k in operands)))
    gradient = slots[-1][1]
    return [gradient[s : s + a.size].reshape(a.shape) for a, s in zip(inputs, starts)]


def _with_tangents(op, p, q=None):
    a, da = p
    if op == "matmul":
        b, db = q
        return a @ b, np.einsum("ikt,kj->ijt", da, b) + np.einsum("ik,kjt->ijt", a, db)
    if op in ("add", "mul"):
        b, db = q
        out = a + b if op == "add" else a * b
        wide = [np.broadcast_to(t, out.shape + t.shape[-1:]) for t in (_padded(da, out), _padded(db, out))]
        if op == "add":
            return out, wide[0] + wide[1]
        factors = [np.broadcast_to(f, out.shape)[..., None] for f in (b, a)]
        return out, wide[0] * factors[0] + wide[1] * factors[1]
    if op == "relu":
        return a * (a > 0), da * (a > 0)[..., None]
    if op == "logsumexp":
        p = np.exp(a) / np.exp(a).sum(-1, keepdims=True)
        return np.log(np.exp(a).sum(-1, keepdims=True)), (p[..., None] * da).sum(-2, keepdims=True)
    axes = tuple(range(a.ndim))
    return (a.sum(), da.sum(axes)) if op == "sum" else (a.mean(), da.mean(axes))


def _padded(tangent, out):
    missing = np.ndim(out) + 1 - tangent.ndim
    return tangent.reshape((1,) * missing + tangent.shape)


def torch_autograd(prog, inputs):
    import torch

    leaves = [a.clone().requires_grad_() for a in inputs]
    slots = list(leaves)
    for op, *operands in prog:
        chosen = [slots[k] for k in operands]
        if op == "logsumexp":
            slots.append(torch.logsumexp(chosen[0], dim=-1, keepdim=True))
        else:
            slots.append(getattr(torch, op)(*chosen))
    grads = torch.autograd.grad(slots[-1], leaves, allow_unused=True)
    return [torch.zeros_like(a) if g is None else g for a, g in zip(leaves, grads)]

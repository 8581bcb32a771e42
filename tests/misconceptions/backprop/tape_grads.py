import numpy as np

BUGS = {
    "add_not_unbroadcast": "The gradient of a broadcast operand of add is not summed back: an (M,) bias gets "
    "an (N, M) gradient, and the optimizer would broadcast the bias into a matrix.",
    "mul_not_unbroadcast": "The gradient of a broadcast operand of mul is not summed back to the operand's "
    "shape.",
    "logsumexp_gradient_ones": "The gradient of logsumexp is all ones, as for a sum: it is the softmax.",
    "logsumexp_over_everything": "The softmax in the gradient of logsumexp runs over all entries: it runs "
    "over the last axis.",
    "matmul_untransposed": "The gradients of matmul lack their transposes: only square matrices pass the "
    "shape check, and then the values are wrong.",
    "overwritten": "Adjoints are overwritten: an array that feeds two operations, or both sides of one, "
    "loses a gradient path.",
    "mean_as_sum": "The gradient of mean is that of sum: every entry receives 1 / size of it.",
    "reduction_ignores_adjoint": "sum and mean hand down their bare slope: it is to be multiplied by the "
    "adjoint of their result, which is 1 at the very end only.",
    "relu_slope_one_at_zero": "The slope of ReLU at exactly 0 is 1 here: the convention is 0.",
    "relu_gated_by_gradient": "The ReLU gate looks at the sign of the incoming gradient: it is the sign of "
    "the forward input that counts.",
    "own_factor": "A factor of a product receives the gradient times itself: it is times the other factor.",
    "copies_averaged": "Gradients of broadcast copies are averaged: backward of a copy is a sum.",
    "forward_order": "The instructions are visited in forward order: a slot must not propagate before all "
    "its consumers have reported.",
    "seeded_everywhere": "Every slot starts with adjoint 1: only the output has d output / d output = 1.",
    "summed_axes_dropped": "Stretched axes are summed without keepdims: the operand still has them, with "
    "length 1.",
}


def tape_grads(prog, inputs, *, bug=frozenset()):
    n, slots = len(inputs), [np.asarray(a, dtype=np.float64) for a in inputs]
    for op, *operands in prog:
        slots.append(_value(op, *(slots[i] for i in operands)))
    adjoints = [np.ones(s.shape) if "seeded_everywhere" in bug else np.zeros(s.shape) for s in slots]
    adjoints[-1] = np.ones(())
    for k in range(len(prog)) if "forward_order" in bug else reversed(range(len(prog))):
        op, *operands = prog[k]
        grads = _pull(op, adjoints[n + k], slots[n + k], [slots[i] for i in operands], bug)
        for i, grad in zip(operands, grads):
            if f"{op}_not_unbroadcast" not in bug:
                grad = _unbroadcast(grad, slots[i].shape, bug)
            adjoints[i] = grad if "overwritten" in bug else adjoints[i] + grad
    return adjoints[:n]


def _value(op, a, b=None):
    if op == "logsumexp":
        top = a.max(axis=-1, keepdims=True)
        return top + np.log(np.exp(a - top).sum(axis=-1, keepdims=True))
    if op == "relu":
        return np.maximum(a, 0.0)
    if b is None:
        return np.asarray(a.sum() if op == "sum" else a.mean())
    return np.asarray(a @ b if op == "matmul" else a + b if op == "add" else a * b)


def _pull(op, g, out, operands, bug):
    a, b = operands[0], operands[-1]
    if "reduction_ignores_adjoint" in bug and op in ("sum", "mean"):
        g = np.ones(())
    if op == "matmul":
        return (g @ b, a @ g) if "matmul_untransposed" in bug else (g @ b.T, a.T @ g)
    if op == "add":
        return (g, g)
    if op == "mul":
        return (g * a, g * b) if "own_factor" in bug else (g * b, g * a)
    if op == "relu":
        gate = g * np.ones_like(a) if "relu_gated_by_gradient" in bug else a
        return (g * (gate >= 0 if "relu_slope_one_at_zero" in bug else gate > 0),)
    if op == "sum" or (op == "mean" and "mean_as_sum" in bug):
        return (g * np.ones_like(a),)
    if op == "mean":
        return (g * np.ones_like(a) / a.size,)
    exps = np.exp(a - a.max()) if "logsumexp_over_everything" in bug else np.exp(a - out)
    exps = exps / exps.sum() if "logsumexp_over_everything" in bug else exps
    return (g * (np.ones_like(a) if "logsumexp_gradient_ones" in bug else exps),)


def _unbroadcast(grad, shape, bug):
    grad = np.asarray(grad)
    reduce = np.mean if "copies_averaged" in bug else np.sum
    grad = reduce(grad, axis=tuple(range(grad.ndim - len(shape))))
    stretched = tuple(i for i, size in enumerate(shape) if size == 1 and grad.shape[i] > 1)
    return reduce(grad, axis=stretched, keepdims="summed_axes_dropped" not in bug)

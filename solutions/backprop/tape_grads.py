"""A small autograd engine: reverse mode over arrays, with broadcasting."""

import numpy as np


def tape_grads(prog, inputs):
    """Run a program over arrays, then collect the gradient of its scalar output for every input.

    Formula:
        Slots 0 to n - 1 hold the inputs; instruction k writes slot n + k; the last slot is the output, of
        shape ().
        ("matmul", i, j): A @ B of two 2-D slots      ("add", i, j), ("mul", i, j): with NumPy broadcasting
        ("relu", i): max(a, 0), slope 0 at 0          ("sum", i), ("mean", i): over all elements, to shape ()
        ("logsumexp", i): log(sum(exp(a))) over the last axis, which stays with length 1
        The adjoint of a slot is d output / d slot: zeros at first, but 1 for the last slot. From the last
        instruction to the first, what each operand position receives from the adjoint of the instruction's
        slot is summed back to the operand's shape where it was broadcast, and added to the operand's adjoint.

    Args:
        prog: list of one or more instructions, tuples as above. i and j are numbers of earlier slots and may
            be equal.
        inputs: list of n float arrays of any shapes that fit the program.

    Returns:
        list of n float arrays, the gradient with respect to each input, in that input's shape; zeros for an
        input that is not used.

    Raises:
        Nothing of its own: programs are taken to be valid. torch's autograd and torch.func are off limits.

    Example:
        >>> X, b = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([0.5, -3.0])
        >>> tape_grads([("add", 0, 1), ("relu", 2), ("sum", 3)], [X, b])
        [array([[1., 0.],
               [1., 1.],
               [1., 1.]]), array([3., 2.])]

    Reference:
        Griewank and Walther, "Evaluating Derivatives" (2008).
        Karpathy, "micrograd" (2020).
    """
    slots = list(inputs)
    for op, *operands in prog:
        slots.append(_VALUES[op](*(slots[i] for i in operands)))

    adjoints = [np.zeros(np.shape(slot)) for slot in slots]
    adjoints[-1] = np.ones(())
    for k in reversed(range(len(prog))):
        op, *operands = prog[k]
        out = len(inputs) + k
        pulled = _PULLBACKS[op](adjoints[out], slots[out], *(slots[i] for i in operands))
        for i, grad in zip(operands, pulled):
            # A sum, never an assignment: an array that feeds two operations has two gradient paths.
            adjoints[i] = adjoints[i] + _unbroadcast(grad, np.shape(slots[i]))
    return adjoints[: len(inputs)]


def _logsumexp(a):
    top = a.max(axis=-1, keepdims=True)
    return top + np.log(np.exp(a - top).sum(axis=-1, keepdims=True))  # (..., 1)


def _unbroadcast(grad, shape):
    grad = grad.sum(axis=tuple(range(grad.ndim - len(shape))))
    return grad.sum(axis=tuple(i for i, size in enumerate(shape) if size == 1), keepdims=True)


_VALUES = {
    "matmul": lambda a, b: a @ b,
    "add": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "relu": lambda a: np.maximum(a, 0.0),
    "sum": np.sum,
    "mean": np.mean,
    "logsumexp": _logsumexp,
}
# From the adjoint g of the output, the output itself and the operands: one gradient per operand position.
_PULLBACKS = {
    "matmul": lambda g, out, a, b: (g @ b.T, a.T @ g),
    "add": lambda g, out, a, b: (g, g),
    "mul": lambda g, out, a, b: (g * b, g * a),
    "relu": lambda g, out, a: (g * (a > 0),),
    "sum": lambda g, out, a: (g * np.ones_like(a),),
    "mean": lambda g, out, a: (g * np.ones_like(a) / a.size,),
    "logsumexp": lambda g, out, a: (g * np.exp(a - out),),  # softmax(a)
}

import math

import numpy as np


def loops(prog, x):
    tape = [float(a) for a in x]
    for op, *k in prog:
        a, b = tape[k[0]], tape[k[-1]]
        tape.append(_apply(op, a, b, math))
    adjoint = np.zeros(len(tape))
    adjoint[len(tape) - 1] = 1.0
    out = len(tape)
    while out > len(x):
        out -= 1
        op, *k = prog[out - len(x)]
        bar, a, b = adjoint[out], tape[k[0]], tape[k[-1]]
        if op == "add":
            adjoint[k[0]] += bar
            adjoint[k[1]] += bar
        elif op == "sub":
            adjoint[k[0]] += bar
            adjoint[k[1]] -= bar
        elif op == "mul":
            adjoint[k[0]] += bar * b
            adjoint[k[1]] += bar * a
        elif op == "div":
            adjoint[k[0]] += bar / b
            adjoint[k[1]] -= bar * tape[out] / b
        elif op == "sin":
            adjoint[k[0]] += bar * math.cos(a)
        elif op == "exp":
            adjoint[k[0]] += bar * tape[out]
        elif op == "log":
            adjoint[k[0]] += bar / a
        else:
            adjoint[k[0]] += bar * (1.0 - tape[out] * tape[out])
    return tape[-1], adjoint[: len(x)]


def closures(prog, x):
    # Every node remembers how to send its adjoint back; each is called after all that consume it.
    slots, adjoints, pullbacks = list(x), [0.0] * (len(x) + len(prog)), []

    def record(op, operands, out):
        slopes = _slopes(op, [slots[i] for i in operands])

        def pull():
            for i, slope in zip(operands, slopes):
                adjoints[i] += adjoints[out] * slope

        pullbacks.append(pull)

    for op, *operands in prog:
        record(op, operands, len(slots))
        slots.append(_apply(op, slots[operands[0]], slots[operands[-1]], math))
    adjoints[-1] = 1.0
    while pullbacks:
        pullbacks.pop()()
    return slots[-1], adjoints[: len(x)]


def linear_system(prog, x):
    # Slot equations s_k = op_k(...) give (I - A)^T adjoint = e_last, with A the local slopes.
    n, slots = len(x), list(x)
    A = np.zeros((n + len(prog), n + len(prog)))
    for op, *operands in prog:
        values = [slots[i] for i in operands]
        for i, slope in zip(operands, _slopes(op, values)):
            A[len(slots), i] += slope
        slots.append(_apply(op, values[0], values[-1], math))
    seed = np.zeros(len(slots))
    seed[-1] = 1.0
    return slots[-1], tuple(np.linalg.solve((np.eye(len(slots)) - A).T, seed)[:n])


def _slopes(op, values):
    a, b = values[0], values[-1]
    if op == "add":
        return [1.0, 1.0]
    if op == "sub":
        return [1.0, -1.0]
    if op == "mul":
        return [b, a]
    if op == "div":
        return [1 / b, -a / (b * b)]
    if op == "sin":
        return [math.cos(a)]
    if op == "exp":
        return [math.exp(a)]
    return [1 / a if op == "log" else 1 / math.cosh(a) ** 2]


def _apply(op, a, b, library):
    if op == "add":
        return a + b
    if op == "sub":
        return a - b
    if op == "mul":
        return a * b
    return a / b if op == "div" else getattr(library, op)(a)


def torch_autograd(prog, x):
    import torch

    leaves = torch.tensor(x, requires_grad=True)
    slots = list(leaves)
    for op, *operands in prog:
        slots.append(_apply(op, slots[operands[0]], slots[operands[-1]], torch))
    slots[-1].backward()
    return slots[-1].item(), leaves.grad

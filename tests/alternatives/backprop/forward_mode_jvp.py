import cmath
import math


def loops(prog, x, v):
    n = len(x)
    value, tangent = [float(a) for a in x], [float(a) for a in v]
    for instruction in prog:
        op, i = instruction[0], instruction[1]
        a, da = value[i], tangent[i]
        if op in ("add", "sub", "mul", "div"):
            b, db = value[instruction[2]], tangent[instruction[2]]
        if op == "add":
            out, dout = a + b, da + db
        elif op == "sub":
            out, dout = a - b, da - db
        elif op == "mul":
            out, dout = a * b, a * db + b * da
        elif op == "div":
            out = a / b
            dout = (da - out * db) / b
        elif op == "sin":
            out, dout = math.sin(a), da * math.cos(a)
        elif op == "exp":
            out = math.exp(a)
            dout = da * out
        elif op == "log":
            out, dout = math.log(a), da / a
        else:
            out, dout = math.tanh(a), da / math.cosh(a) ** 2
        value.append(out)
        tangent.append(dout)
    assert len(value) == n + len(prog)
    return [value[-1], tangent[-1]]


def complex_step(prog, x, v):
    # f(x + i h v) = f(x) + i h J v + O(h**2), without any cancellation: h may be tiny.
    h = 1e-30
    slots = [complex(a, h * b) for a, b in zip(x, v)]
    for op, *operands in prog:
        slots.append(_apply(op, [slots[k] for k in operands], cmath))
    return slots[-1].real, slots[-1].imag / h


def _apply(op, operands, library):
    a, b = operands[0], operands[-1]
    if op in ("add", "sub", "mul", "div"):
        return {"add": a + b, "sub": a - b, "mul": a * b}[op] if op != "div" else a / b
    return getattr(library, op)(a)


def torch_jvp(prog, x, v):
    import torch

    def run(*inputs):
        slots = list(inputs)
        for op, *operands in prog:
            slots.append(_apply(op, [slots[k] for k in operands], torch))
        return slots[-1]

    primals, tangents = (tuple(torch.tensor(float(a)) for a in row) for row in (x, v))
    return torch.func.jvp(run, primals, tangents)

import math

BUGS = {
    "assigned": "Adjoints are assigned: a value with several consumers gets one gradient from each, and "
    "assignment keeps the last one only. Trees without reuse hide it.",
    "forward_order": "The instructions are visited in forward order: a slot must not propagate before all "
    "its consumers have reported, or it propagates zeros.",
    "square_once": "A product of a slot with itself reports once: d(x * x) = 2x, both operand positions "
    "contribute.",
    "seeded_everywhere": "Every slot starts with adjoint 1: only the output has d output / d output = 1; the "
    "other seeds add gradients of intermediate values.",
    "product_own_factor": "A factor of a product receives the gradient times itself: it is times the other "
    "factor.",
    "quotient_sign": "The denominator's share of the quotient rule lacks its minus: d(u/v)/dv = -u / v**2.",
    "difference_sign": "Both operands of a difference receive the gradient as it is: the second gets it "
    "negated.",
    "adjoint_forgotten": "A function of one argument passes its bare slope down: the chain rule multiplies "
    "it by the adjoint of its output.",
    "slope_at_output": "Slopes of sin, exp, log and tanh are evaluated at the function's value: they belong "
    "to the argument.",
    "all_adjoints_returned": "The adjoints of all slots come back: the gradient has one entry per input.",
    "tanh_slope_unsquared": "The slope of tanh is written 1 - t: it is 1 - t**2.",
    "inputs_extended": "The slots are appended to the caller's own list: x has grown after the call. Copy it "
    "first.",
}


def reverse_mode_grad(prog, x, *, bug=frozenset()):
    n = len(x)
    slots = x if "inputs_extended" in bug else list(x)
    for op, *operands in prog:
        slots.append(_value(op, *(slots[i] for i in operands)))
    adjoints = [1.0 if "seeded_everywhere" in bug else 0.0] * len(slots)
    adjoints[-1] = 1.0
    order = range(len(prog)) if "forward_order" in bug else reversed(range(len(prog)))
    for k in order:
        op, *operands = prog[k]
        slopes = _slopes(op, slots[n + k], [slots[i] for i in operands], bug)
        if "square_once" in bug and op == "mul" and operands[0] == operands[1]:
            operands = operands[:1]
        for i, slope in zip(operands, slopes):
            upstream = 1.0 if "adjoint_forgotten" in bug and len(slopes) == 1 else adjoints[n + k]
            adjoints[i] = slope * upstream + (0.0 if "assigned" in bug else adjoints[i])
    return slots[-1], adjoints if "all_adjoints_returned" in bug else adjoints[:n]


def _value(op, a, b=0.0):
    if op in ("sin", "exp", "log", "tanh"):
        return {"sin": math.sin, "exp": math.exp, "log": math.log, "tanh": math.tanh}[op](a)
    return {"add": lambda: a + b, "sub": lambda: a - b, "mul": lambda: a * b, "div": lambda: a / b}[op]()


def _slopes(op, out, operands, bug):
    if op == "add":
        return (1.0, 1.0)
    if op == "sub":
        return (1.0, 1.0 if "difference_sign" in bug else -1.0)
    if op == "mul":
        return tuple(operands) if "product_own_factor" in bug else tuple(operands[::-1])
    if op == "div":
        a, b = operands
        return (1.0 / b, a / b**2 if "quotient_sign" in bug else -a / b**2)
    a = out if "slope_at_output" in bug else operands[0]
    if op == "tanh":
        return (1.0 - math.tanh(a) ** (1 if "tanh_slope_unsquared" in bug else 2),)
    return ({"sin": math.cos, "exp": math.exp, "log": lambda u: 1.0 / u}[op](a),)

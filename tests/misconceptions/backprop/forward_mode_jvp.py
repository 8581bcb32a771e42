import math

BUGS = {
    "one_product_term": "The product rule keeps one term: both factors vary, and a constant second factor "
    "loses half the derivative of x * x.",
    "first_product_term_missing": "The product rule loses da b: both factors vary, and a constant first factor "
    "loses half the derivative of x * x.",
    "quotient_reversed": "The quotient rule has its terms the wrong way round: d(u/v) = (u'v - uv') / v**2, not "
    "(uv' - u'v) / v**2.",
    "quotient_sign": "The quotient rule adds its two terms: d(u/v) = (u'v - uv') / v**2.",
    "inner_tangent_forgotten": "A function of one argument gives its slope without the argument's tangent: "
    "right only where that tangent is 1.",
    "denominator_not_squared": "The quotient rule divides by v: the denominator is v**2.",
    "difference_added": "The tangent of a difference is the sum of the tangents: subtraction carries its "
    "sign along.",
    "sine_slope_sign": "The slope of sin is -cos here: that minus belongs to the derivative of cos.",
    "tanh_slope_unsquared": "The slope of tanh is written 1 - t: it is 1 - t**2.",
    "direction_ignored": "Every input starts with tangent 1: that is the sum of the partials, whatever v "
    "says.",
    "slope_at_output": "Slopes of sin, exp, log and tanh are evaluated at the function's value: they belong "
    "to the argument.",
    "log_slope_inverted": "The slope of log is a here: it is 1 / a.",
    "inputs_extended": "The slots are appended to the caller's own list: x has grown after the call. Copy it "
    "first.",
}


def forward_mode_jvp(prog, x, v, *, bug=frozenset()):
    values = x if "inputs_extended" in bug else list(x)
    tangents = [1.0] * len(values) if "direction_ignored" in bug else list(v)
    for op, i, *rest in prog:
        a, da = values[i], tangents[i]
        if rest:
            value, tangent = _binary(op, a, da, values[rest[0]], tangents[rest[0]], bug)
        else:
            value = {"sin": math.sin, "exp": math.exp, "log": math.log, "tanh": math.tanh}[op](a)
            at = value if "slope_at_output" in bug else a
            tangent = _slope(op, at, bug) * (1.0 if "inner_tangent_forgotten" in bug else da)
        values.append(value)
        tangents.append(tangent)
    return values[-1], tangents[-1]


def _binary(op, a, da, b, db, bug):
    if op == "add":
        return a + b, da + db
    if op == "sub":
        return a - b, da + db if "difference_added" in bug else da - db
    if op == "mul":
        first = 0.0 if "first_product_term_missing" in bug else da * b
        return a * b, first + (0.0 if "one_product_term" in bug else a * db)
    top = da * b + a * db if "quotient_sign" in bug else da * b - a * db
    top = -top if "quotient_reversed" in bug else top
    return a / b, top / (b if "denominator_not_squared" in bug else b * b)


def _slope(op, a, bug):
    if op == "sin":
        return -math.cos(a) if "sine_slope_sign" in bug else math.cos(a)
    if op == "exp":
        return math.exp(a)
    if op == "log":
        return a if "log_slope_inverted" in bug else 1.0 / a
    return 1.0 - math.tanh(a) ** (1 if "tanh_slope_unsquared" in bug else 2)

"""Known wrong ideas about what layers cost, each behind a switch."""

BUGS = {
    "attention_linear_in_length": (
        "Self-attention is given n d^2: its score matrix has n^2 entries, each a dot product of d terms, so "
        "n^2 d."
    ),
    "attention_width_forgotten": (
        "Self-attention is given n^2: each of the n^2 scores is a dot product of d terms."
    ),
    "attention_path_n": (
        "Self-attention is given path n: every position sees every other one directly, in a single step."
    ),
    "recurrence_quadratic_in_length": (
        "Recurrence is given n^2 d: it does n steps of one d by d matrix each, so n d^2."
    ),
    "recurrence_path_one": (
        "Recurrence is given path 1: information between the ends passes through n states, which is where "
        "gradients decay."
    ),
    "recurrence_in_parallel": (
        "Recurrence is given 1 sequential step: h_t needs h_{t-1}, so n steps follow one another."
    ),
    "conv_path_floored": (
        "The convolution's path is rounded down: the tree must cover all n positions, so round up."
    ),
    "conv_path_one_too_many": (
        "The convolution's path is floor(log_k n) + 1: where n is a whole power of k that is one layer too "
        "many."
    ),
    "conv_path_linear": (
        "A different convention: n / k is the path of stacked plain kernels; dilated ones form a tree of "
        "depth log_k n."
    ),
    "conv_path_one": "The convolution is given path 1: one layer of width k joins only k neighbors.",
    "conv_log_base_two": "The logarithm is to base 2: each layer widens the view k-fold, so the base is k.",
    "conv_kernel_forgotten": "The convolution is given n d^2: every one of its k taps has a d by d matrix.",
    "conv_in_sequence": "The convolution is given n sequential steps: all positions are computed at once.",
    "conv_depthwise": "A different convention: k n d is a depthwise convolution, whose channels do not mix.",
}


def layer_complexity(kind, n, d, k=3, *, bug=frozenset()):
    if kind == "self_attention":
        cost = n * d * d if "attention_linear_in_length" in bug else n * n * d
        return (
            cost // d if "attention_width_forgotten" in bug else cost,
            1,
            n if "attention_path_n" in bug else 1,
        )
    if kind == "recurrent":
        cost = n * n * d if "recurrence_quadratic_in_length" in bug else n * d * d
        steps = 1 if "recurrence_in_parallel" in bug else n
        return cost, steps, 1 if "recurrence_path_one" in bug else n
    cost = n * d * d if "conv_kernel_forgotten" in bug else k * n * d * d
    cost = cost // d if "conv_depthwise" in bug else cost
    return cost, n if "conv_in_sequence" in bug else 1, _path(n, 2 if "conv_log_base_two" in bug else k, bug)


def _path(n, base, bug):
    if "conv_path_one" in bug:
        return 1
    if "conv_path_linear" in bug:
        return n // base if "conv_path_floored" in bug else -(-n // base)
    depth = 0
    while base**depth < n:
        depth += 1
    whole = base**depth == n
    if "conv_path_floored" in bug and not whole:
        depth -= 1
    if "conv_path_one_too_many" in bug and (whole or "conv_path_floored" in bug):
        depth += 1
    return depth

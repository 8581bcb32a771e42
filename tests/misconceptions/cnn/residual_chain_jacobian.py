import numpy as np

BUGS = {
    "one_skip_around_all": "I + the product of all J is one skip around the whole network; "
    "a skip per block makes 2^L paths.",
    "wrong_order": "The matrices are multiplied first block leftmost; the last block acts last, "
    "so it stands on the left.",
    "first_order_only": "I + the sum of the J drops the cross terms; "
    "that is good only for tiny residual branches.",
    "skip_always": "The identity is added with skip=False too.",
    "skip_never": "The identity is never added, so the product can vanish: this is the plain network.",
    "one_added_everywhere": "1 is added to every entry of J; the identity matrix adds it on the diagonal "
    "only.",
    "elementwise_product": "The matrices are multiplied entry by entry; the chain rule is a matrix product.",
    "transposed": "A different convention: the transpose is returned; row a, "
    "column b is d output_a / d input_b here.",
    "last_block_missing": "The last block is left out: an off-by-one in the loop.",
    "changes_its_input": "The identity is added to the caller's matrices in place; "
    "a function leaves its arguments as they are.",
}


def residual_chain_jacobian(Js, skip=True, *, bug=frozenset()):
    identity = np.eye(len(Js[0]))
    skip = (skip or "skip_always" in bug) and "skip_never" not in bug
    added = np.ones_like(identity) if "one_added_everywhere" in bug else identity
    blocks = Js[:-1] if "last_block_missing" in bug else Js
    outer = skip and "one_skip_around_all" in bug
    inner = skip and not outer and "first_order_only" not in bug

    total = np.ones_like(identity) if "elementwise_product" in bug else identity
    for J in blocks:
        if "changes_its_input" in bug and skip:
            J += added
            factor = J if inner else J - added
        else:
            factor = J + added if inner else J
        if "elementwise_product" in bug:
            total = total * factor
        else:
            total = total @ factor if "wrong_order" in bug else factor @ total
    if skip and "first_order_only" in bug:
        total = added + sum(Js[: len(blocks)]) - ("changes_its_input" in bug) * len(blocks) * added
    elif outer:
        total = added + total
    return total.T if "transposed" in bug else total

BUGS = {
    "first_jacobian_charged": "The first Jacobian is charged as a product: L matrices make L - 1 products.",
    "reverse_with_input_width": "The reverse cost uses the input width: going backward the running matrix "
    "has n_L rows, which is why n_L = 1 is so cheap.",
    "forward_with_output_width": "The forward cost uses the output width: going forward the running matrix "
    "has n_0 columns.",
    "modes_swapped": "Forward and reverse are swapped: forward cost grows with the inputs, reverse with the "
    "outputs.",
    "one_vector_product": "Both are the sum of n_l * n_{l-1}: that is one sweep with a vector, not the full "
    "Jacobian.",
    "additions_counted": "A different convention: multiplications and additions are both counted, 2 per "
    "entry. Here multiplications alone count.",
    "last_product_missing": "One product is missing: L matrices make L - 1 products.",
    "cheaper_for_both": "Both numbers are the cheaper of the two orders: each mode has a fixed order of its "
    "own.",
}


def jacobian_chain_cost(dims, *, bug=frozenset()):
    first, last = dims[0], dims[-1]
    sizes = [dims[l] * dims[l - 1] for l in range(1, len(dims))]
    forward_sizes, reverse_sizes = sizes[1:], sizes[:-1]
    if "first_jacobian_charged" in bug:
        forward_sizes, reverse_sizes = sizes, sizes
    if "last_product_missing" in bug:
        forward_sizes, reverse_sizes = forward_sizes[:-1], reverse_sizes[1:]
    forward = sum(forward_sizes) * (last if "forward_with_output_width" in bug else first)
    reverse = sum(reverse_sizes) * (first if "reverse_with_input_width" in bug else last)
    if "one_vector_product" in bug:
        forward = reverse = sum(sizes) - ("last_product_missing" in bug) * sizes[-1]
    if "cheaper_for_both" in bug:
        forward = reverse = min(forward, reverse)
    factor = 2 if "additions_counted" in bug else 1
    costs = (factor * forward, factor * reverse)
    return costs[::-1] if "modes_swapped" in bug else costs

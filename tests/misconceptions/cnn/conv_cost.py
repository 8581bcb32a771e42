BUGS = {
    "groups_ignored": "Every output channel is charged for all cin inputs; "
    "it sees only the cin/groups of its group.",
    "groups_divided_twice": "Dividing both cin and cout by groups counts one group; "
    "there are groups of them.",
    "groups_in_parameters_only": "The MACs are those of an ungrouped convolution; "
    "every position uses the grouped weights.",
    "bias_per_position": "A bias is counted for every output position; "
    "one per output channel is shared by all.",
    "bias_per_input_channel": "The biases are counted as cin; there is one per OUTPUT channel.",
    "bias_always_counted": "The biases are counted with bias=False too.",
    "bias_in_macs": "A different convention: adding the bias is counted as a MAC; "
    "here only multiply-adds with weights are.",
    "flops_for_macs": "A different convention: FLOPs, two per multiply-add, are returned; "
    "MACs are asked for.",
    "kernel_not_squared": "The kernel is charged with k weights per channel pair; it has k * k.",
    "height_for_width": "The positions are counted as hout squared; the output need not be square.",
}


def conv_cost(cin, cout, k, hout, wout, groups=1, bias=True, *, bug=frozenset()):
    kernel = k if "kernel_not_squared" in bug else k * k
    divisor = 1 if "groups_ignored" in bug else groups
    if "groups_divided_twice" in bug:
        divisor = groups * groups
    weights = cout * cin * kernel // divisor
    biases = cin if "bias_per_input_channel" in bug else cout
    positions = hout * (hout if "height_for_width" in bug else wout)
    if not bias and "bias_always_counted" not in bug:
        biases = 0
    macs = positions * (cout * cin * kernel if "groups_in_parameters_only" in bug else weights)
    if "bias_in_macs" in bug:
        macs += positions * biases
    params = weights + biases * (positions if "bias_per_position" in bug else 1)
    return params, macs * (2 if "flops_for_macs" in bug else 1)

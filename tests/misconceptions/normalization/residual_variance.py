BUGS = {
    "pre_stays_at_one": "Pre-norm is taken to keep the variance at 1. The normalized copy feeds the branch; "
    "the stream itself is never normalized, and grows by 1 per sublayer.",
    "pre_doubles": "Pre-norm is taken to double the variance. The branch's input is normalized, so each "
    "sublayer adds a constant 1; depth 1 cannot tell the two apart.",
    "standard_deviations_added": "The standard deviations of stream and branch are added. Uncorrelated terms "
    "add their variances.",
    "none_grows_linearly": "Without normalization the variance is taken to grow by 1 per sublayer. The "
    "branch grows with its input, so the variance doubles: exponential growth.",
    "post_grows_linearly": "Post-norm is taken to normalize the branch alone, x + LN(f(x)). It normalizes "
    "the sum, so the stream is back at 1 after every sublayer.",
    "start_left_out": "The variance before the first sublayer is left out. L sublayers give L + 1 values, "
    "the first is 1.",
    "branch_alone": "The variance of the branch is returned, without that of the skip connection.",
}


def residual_variance(L, placement, *, bug=frozenset()):
    variances = [1.0]
    for _ in range(L):
        stream = variances[-1]
        normalized_branch = placement == "pre" and "pre_doubles" not in bug
        if placement == "none" and "none_grows_linearly" in bug:
            normalized_branch = True
        if placement == "post" and "post_grows_linearly" in bug:
            normalized_branch = True
        branch = 1.0 if normalized_branch else stream

        if "branch_alone" in bug:
            total = branch
        elif "standard_deviations_added" in bug:
            total = (stream**0.5 + branch**0.5) ** 2
        else:
            total = stream + branch
        normalized_sum = placement == "post" and "post_grows_linearly" not in bug
        if placement == "pre" and "pre_stays_at_one" in bug:
            normalized_sum = True
        variances.append(1.0 if normalized_sum else total)
    return variances[1:] if "start_left_out" in bug else variances

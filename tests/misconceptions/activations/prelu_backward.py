import numpy as np

BUGS = {
    "da_over_all_z": "da sums over all of z; the slope multiplies the negative part only.",
    "da_shared": "da is summed over the channels as well and given to all of them; channel-wise PReLU has "
    "one slope per channel.",
    "da_one_number": "da is one number, summed over the channels as well; channel-wise PReLU has one slope per "
    "channel.",
    "branches_swapped": "dz uses a on the positive side and 1 on the negative: the branches are exchanged.",
    "da_counts_negatives": "da sums dout where z < 0, which is the derivative of min(z, 0) with respect to "
    "z; d(a * z)/da is z.",
    "da_without_dout": "da sums min(z, 0) without the incoming gradient; the chain rule multiplies by dout.",
    "da_is_a_mean": "da is averaged over the examples; dout already carries the 1/N of the loss, the rest "
    "is a sum.",
    "right_slope_at_zero": "dz takes slope 1 at z = 0; by convention zero belongs to the left branch, slope "
    "a.",
    "da_over_channels": "da is summed along the wrong axis: it has one entry per channel, summed over "
    "examples.",
    "da_sign": "da sums -min(z, 0), the size of the negative part; the sign of z belongs to the derivative.",
    "da_times_a": "da carries an extra factor a: y is linear in a, so its derivative does not contain a.",
    "dz_without_dout": "dz is the local slope alone; the chain rule multiplies by dout.",
    "dz_as_relu": "dz is 0 on the left, as for ReLU; PReLU passes a * dout there.",
    "slope_of_the_first_channel": "dz uses the slope of channel 0 for every channel.",
}


def prelu_backward(z, a, dout, *, bug=frozenset()):
    left = a[:1] if "slope_of_the_first_channel" in bug else a
    if "dz_as_relu" in bug:
        left = np.zeros_like(a)
    right = z >= 0 if "right_slope_at_zero" in bug else z > 0
    slope = np.where(right, left, 1.0) if "branches_swapped" in bug else np.where(right, 1.0, left)
    dz = slope.copy() if "dz_without_dout" in bug else dout * slope
    inner = z if "da_over_all_z" in bug else np.minimum(z, 0.0)
    if "da_counts_negatives" in bug:
        inner = (z < 0).astype(float)
    outer = np.ones_like(dout) if "da_without_dout" in bug else dout
    if "da_times_a" in bug:
        outer = outer * a
    if "da_sign" in bug:
        outer = -outer
    terms = outer * inner / (len(z) if "da_is_a_mean" in bug else 1)
    da = terms.sum(axis=1 if "da_over_channels" in bug else 0)
    if "da_one_number" in bug:
        return dz, float(terms.sum())
    return dz, np.full(a.shape, terms.sum()) if "da_shared" in bug else da

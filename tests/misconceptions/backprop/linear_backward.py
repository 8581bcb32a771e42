BUGS = {
    "db_unreduced": "db is dout itself: forward copied the (M,) bias to every row, and the backward of a "
    "copy is a sum over the rows.",
    "dW_transposed": "A different convention: dout.T @ x is the gradient for weights stored as (out, in), as "
    "in nn.Linear. Here W is (in, out), and with square shapes the swap runs silently.",
    "dx_untransposed": "dx multiplies by W where the chain rule multiplies by its transpose: a shape error "
    "unless the layer is square, and then silently wrong.",
    "weights_averaged": "dW is divided by the batch size: the 1/N of a mean loss is already inside dout, so "
    "it is applied twice.",
    "db_averaged": "db is the mean over the rows: backward of a broadcast is a sum, and the 1/N of a mean "
    "loss is already inside dout.",
    "db_over_features": "db is summed over the features: what remains is one number per example, not one per "
    "bias.",
    "db_keeps_axis": "db has the shape (1, M): it keeps the summed axis, so it no longer matches the (M,) "
    "bias.",
    "results_swapped": "dW comes back before dx: the order of the results is dx, dW, db.",
    "dx_averaged": "dx is divided by the batch size: each example's gradient already carries its share of "
    "the loss.",
}


def linear_backward(x, W, dout, *, bug=frozenset()):
    N = len(x)
    dx = dout @ W if "dx_untransposed" in bug else dout @ W.T
    dW = dout.T @ x if "dW_transposed" in bug else x.T @ dout
    db = dout
    if "db_unreduced" not in bug:
        db = dout.sum(axis=1 if "db_over_features" in bug else 0, keepdims="db_keeps_axis" in bug)
    dx = dx / N if "dx_averaged" in bug else dx
    dW = dW / N if "weights_averaged" in bug else dW
    db = db / N if "db_averaged" in bug else db
    return (dW, dx, db) if "results_swapped" in bug else (dx, dW, db)

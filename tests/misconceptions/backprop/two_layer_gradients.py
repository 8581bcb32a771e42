import numpy as np

BUGS = {
    "gated_by_gradient": "The ReLU gate looks at the sign of the incoming gradient: ReLU gates by the "
    "forward pre-activation; gating by the gradient is a visualization trick.",
    "guided_backprop": "The gate asks for z1 > 0 and for a positive incoming gradient: that is guided backprop, a "
    "visualization; an active unit passes negative gradients too.",
    "gate_omitted": "The ReLU gate is missing: inactive units pass gradient as if the hidden layer were "
    "linear.",
    "gate_open_at_zero": "The gate is z1 >= 0: that takes slope 1 at the kink where the convention is 0. "
    "Zero inputs with zero biases show it.",
    "W2_untransposed": "The gradient goes back through W2, not through its transpose: a shape error unless H "
    "= C, and then silently wrong.",
    "dW2_from_z1": "dW2 is built from z1: the second layer saw h, and the negative entries of z1 never "
    "reached it.",
    "averaged_twice": "The parameter gradients are divided by N again: the 1/N of the mean is already in d2.",
    "weights_averaged_twice": "dW1 and dW2 are divided by N again: the 1/N of the mean is already in d2.",
    "gradient_not_averaged": "The gradient of the logits is not divided by N: the loss is a mean, so its "
    "gradient carries 1/N.",
    "biases_averaged": "The bias gradients are means over the rows: a bias is copied to every row, so they "
    "are sums; the 1/N is already in d2.",
    "loss_summed": "The loss is the sum over the batch, while the gradients belong to the mean.",
    "no_relu_forward": "The hidden layer is used without its ReLU on the way forward.",
    "target_not_subtracted": "The gradient of the logits is the softmax alone: 1 must be subtracted at the "
    "true class.",
    "normalized_over_batch": "The softmax runs over the batch axis: examples compete with each other, not "
    "classes.",
    "db1_ungated": "dW1 is built with the gate but db1 without it: both come from the same gated d1.",
    "first_bias_ignored": "b1 is left out of the forward pass, so the wrong units are active.",
}


def two_layer_gradients(X, y, W1, b1, W2, b2, *, bug=frozenset()):
    N, rows = len(X), np.arange(len(X))
    z1 = X @ W1 + (0.0 if "first_bias_ignored" in bug else b1)
    h = z1 if "no_relu_forward" in bug else np.maximum(z1, 0.0)
    z2 = h @ W2 + b2
    axis = 0 if "normalized_over_batch" in bug else 1
    shifted = z2 - z2.max(axis=axis, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    loss = -log_p[rows, y].mean() * (N if "loss_summed" in bug else 1)

    d2 = np.exp(log_p)
    if "target_not_subtracted" not in bug:
        d2[rows, y] -= 1.0
    if "gradient_not_averaged" not in bug:
        d2 = d2 / N
    dh = d2 @ (W2 if "W2_untransposed" in bug else W2.T)
    gate = z1 >= 0 if "gate_open_at_zero" in bug else z1 > 0
    if "gated_by_gradient" in bug:
        gate = dh >= 0 if "gate_open_at_zero" in bug else dh > 0
    if "gate_omitted" in bug:
        gate = np.ones_like(z1)
    if "guided_backprop" in bug:
        gate = gate * (dh > 0)
    d1 = dh * gate
    share = N if "averaged_twice" in bug else 1
    if "gradient_not_averaged" in bug:
        share = share**2  # dividing once more would put the missing 1/N right
    share_of_bias = share * (N if "biases_averaged" in bug else 1)
    share_of_weights = share * (N if "weights_averaged_twice" in bug else 1)
    ungated = "db1_ungated" in bug
    dW2 = (z1 if "dW2_from_z1" in bug else h).T @ d2
    db1 = (dh if ungated else d1).sum(axis=0)
    dW1, db2 = X.T @ d1, d2.sum(axis=0)
    return (
        float(loss),
        dW1 / share_of_weights,
        db1 / share_of_bias,
        dW2 / share_of_weights,
        db2 / share_of_bias,
    )

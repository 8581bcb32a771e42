import numpy as np

BUGS = {
    "gradients_accumulate": "Gradients of earlier steps are added to the new ones, as without zero_grad: "
    "momentum with coefficient 1. A test of one step cannot see it.",
    "averaged_over_entries": "A different convention: nn.MSELoss averages over all N * M entries. Here the "
    "mean runs over the examples only, a factor M apart; M = 1 hides it.",
    "factor_two_kept": "The gradient of the squared error keeps its factor 2: the 1/2 in the loss cancels "
    "it.",
    "tanh_slope_unsquared": "The slope of tanh is written 1 - h: it is 1 - h**2 with h the output of tanh.",
    "recorded_after_update": "The loss is recorded after the update: the curve is shifted by one step and "
    "costs an extra forward pass.",
    "sequential_update": "W2 is updated before the gradient of W1 is taken through it: both gradients belong "
    "to the weights of the forward pass.",
    "summed_over_batch": "Loss and gradients are sums over the examples: they are means here, so the step "
    "must not grow with the batch.",
    "slope_at_activation": "The slope of tanh is 1 - tanh(h)**2 with h the output: the formula takes z, or h "
    "without another tanh.",
    "slope_omitted": "The slope of tanh is missing: the gradient passes the hidden layer as if it were "
    "linear.",
    "ascent": "The gradients are added to the weights: the loss goes up.",
    "half_missing_in_loss": "The recorded loss lacks its 1/2, while the gradients have it.",
    "weights_changed_in_place": "The weights are updated in place: the caller's W1 and W2 have moved after "
    "the call.",
}


def train_steps(X, Y, W1, W2, lr, steps, *, bug=frozenset()):
    losses, N = [], len(X)
    total1, total2 = np.zeros_like(W1), np.zeros_like(W2)
    share = N * Y.shape[1] if "averaged_over_entries" in bug else N
    share = share / N if "summed_over_batch" in bug else share
    half = 1.0 if "half_missing_in_loss" in bug else 0.5
    for _ in range(steps):
        h = np.tanh(X @ W1)
        error = h @ W2 - Y
        losses.append(float(half * (error**2).sum() / share))
        dP = error / share * (2.0 if "factor_two_kept" in bug else 1.0)
        rate = -lr if "ascent" in bug else lr
        dW2 = h.T @ dP
        seen = W2 - rate * dW2 if "sequential_update" in bug else W2
        inner = np.tanh(h) if "slope_at_activation" in bug else h
        slope = 1.0 - inner if "tanh_slope_unsquared" in bug else 1.0 - inner**2
        dW1 = X.T @ (dP @ seen.T * (1.0 if "slope_omitted" in bug else slope))
        if "gradients_accumulate" in bug:
            total1, total2 = total1 + dW1, total2 + dW2
            dW1, dW2 = total1, total2
        if "weights_changed_in_place" in bug:
            W1 -= rate * dW1
            W2 -= rate * dW2
        else:
            W1, W2 = W1 - rate * dW1, W2 - rate * dW2
        if "recorded_after_update" in bug:
            losses[-1] = float(half * ((np.tanh(X @ W1) @ W2 - Y) ** 2).sum() / share)
    return losses, W1, W2

"""Questions on backpropagation, as they come up in interviews."""

import math


def forward_and_reverse_mode():
    """Which statements about automatic differentiation are true?

    Statements:
        a. Reverse mode computes the gradient of a scalar loss with respect to all n parameters in one
           backward sweep, at a cost that, relative to the forward pass, does not grow with n.
        b. Forward mode is always less accurate than reverse mode.
        c. Forward mode needs one sweep per input direction; it is the better choice for f: R -> R^1000.
        d. Automatic differentiation is the same thing as numerical differentiation with a very small step.
        e. Reverse mode must keep (or recompute) intermediate activations of the forward pass.
        f. A Hessian-vector product can be had at a small multiple of the cost of one gradient, without
           forming the Hessian.
        g. Backpropagation is a learning algorithm distinct from the chain rule.

    Returns:
        str. The letters of the true statements in any order, for example "bd".
    """
    raise NotImplementedError


def gradient_of_cross_entropy():
    """The loss is the mean softmax cross-entropy over N examples with C classes. Which statements are true?

    Statements:
        a. The gradient with respect to the logits of one example sums to zero over the classes.
        b. The initial loss of an untrained, symmetric C-class model is about ln C.
        c. Each component of one example's logit gradient, before averaging over N, lies in (-1, 1).
        d. Replacing cross-entropy by squared error on the softmax outputs keeps the gradient p - y.
        e. A confidently wrong example (p_true close to 0) gets a gradient close to zero.
        f. If the loss uses the sum instead of the mean, plain SGD needs a learning rate N times smaller for
           the same behavior.

    Returns:
        str. The letters of the true statements in any order, for example "bd".
    """
    raise NotImplementedError


def vanishing_and_exploding_gradients():
    """Vanishing and exploding gradients in a network of L layers: which statements are true?

    Statements:
        a. With sigmoid units the factor of the activation's derivative alone is at most 0.25 per layer.
        b. Gradients of sigmoid networks must vanish regardless of the weights.
        c. ReLU removes vanishing gradients altogether.
        d. Gradient clipping fixes vanishing gradients.
        e. Residual connections put an identity term in every block's Jacobian, so the end-to-end Jacobian
           contains a path with no weight factors.
        f. If the largest singular value of every layer's Jacobian is at most some c < 1, the gradient norm
           shrinks at least geometrically with depth.
        g. Exploding gradients typically show up as a NaN or infinite loss or as huge update norms.

    Returns:
        str. The letters of the true statements in any order, for example "bd".
    """
    raise NotImplementedError


def backward_rules_of_operations():
    """Backward rules of common operations: which statements are true?

    Statements:
        a. The backward pass of copying a tensor to k consumers adds the k incoming gradients.
        b. The backward pass of a bias added to an (N, M) activation is a mean over N.
        c. Max-pooling sends the gradient only to the selected element of each window.
        d. Addition passes the incoming gradient unchanged to both operands, up to undoing a broadcast.
        e. Multiplication x * w passes to x the incoming gradient scaled by x.
        f. Dropout at training time multiplies the gradient by the same mask (and scale) as the forward pass.
        g. ReLU has no derivative at 0, so autograd frameworks raise an error there.

    Returns:
        str. The letters of the true statements in any order, for example "bd".
    """
    raise NotImplementedError


def checking_a_gradient():
    """A gradient check compares analytic with numeric gradients. Which advice is sound?

    Statements:
        a. Use float64 and h around 1e-5 to 1e-6 for central differences of a well-scaled function.
        b. Make h as small as possible, such as 1e-14: the derivative is a limit.
        c. Compare relative errors, because gradient magnitudes vary by layer.
        d. Fix the dropout mask or the random seed during the check.
        e. A failing check at a ReLU kink always means that the code is wrong.
        f. Passing at one random batch proves that the backward pass is right for all shapes.

    Returns:
        str. The letters of the sound pieces of advice in any order, for example "bd".
    """
    raise NotImplementedError


def sigmoid_chain_gradient_bound():
    """A network has 10 sigmoid layers, h_l = sigmoid(W_l h_{l-1}), and every W_l is orthogonal.

    What is the upper bound on the ratio ||dL/dh_0|| / ||dL/dh_10|| that follows from the weights and the
    largest slope of the sigmoid?

    Returns:
        float. The bound, to 2 significant digits or better.
    """
    raise NotImplementedError


def cross_entropy_of_three_logits():
    """The logits of one example are (2, 1, 0.1), its true class is the first. What is its cross-entropy?

    The cross-entropy is that of the softmax, with the natural logarithm.

    Returns:
        float. The loss in nats, to 3 decimals or better.
    """
    raise NotImplementedError


def derivative_of_small_graph():
    """For f(x, y) = (x * y + sin(x)) * x, what is df/dx at (x, y) = (0, 5)?

    Returns:
        float. The derivative.
    """
    raise NotImplementedError

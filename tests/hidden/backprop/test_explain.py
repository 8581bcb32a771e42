from grader.expect import assert_letters, assert_number


def test_forward_and_reverse_mode(kata):
    """The true statements on automatic differentiation are picked, and no other."""
    assert_letters(kata.forward_and_reverse_mode(), "acef")


def test_gradient_of_cross_entropy(kata):
    """The true statements on softmax cross-entropy and its gradient are picked, and no other."""
    assert_letters(kata.gradient_of_cross_entropy(), "abcf")


def test_vanishing_and_exploding_gradients(kata):
    """The true statements on gradients in deep networks are picked, and no other."""
    assert_letters(kata.vanishing_and_exploding_gradients(), "aefg")


def test_backward_rules_of_operations(kata):
    """The true statements on backward rules are picked, and no other."""
    assert_letters(kata.backward_rules_of_operations(), "acdf")


def test_checking_a_gradient(kata):
    """The sound pieces of advice on gradient checks are picked, and no other."""
    assert_letters(kata.checking_a_gradient(), "acd")


def test_sigmoid_chain_gradient_bound(kata):
    """The bound for ten sigmoid layers is right to 1e-8."""
    assert_number(kata.sigmoid_chain_gradient_bound(), 9.54e-7, 1e-8)


def test_cross_entropy_of_three_logits(kata):
    """The loss is right to 3 decimals."""
    assert_number(kata.cross_entropy_of_three_logits(), 0.417, 5e-4)


def test_derivative_of_small_graph(kata):
    """The derivative is right to 1e-9."""
    assert_number(kata.derivative_of_small_graph(), 0.0, 1e-9)

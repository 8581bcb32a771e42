from grader.expect import assert_letters, assert_number


def test_q09_conv_output_size(kata):
    """The output size for 56 x 56, kernel 7, stride 2, padding 3."""
    assert_number(kata.q09_conv_output_size(), 28, 0)


def test_q10_residual_chain_derivative(kata):
    """The derivative through 50 residual blocks with branch slope -0.1, to 4 decimals."""
    assert_number(kata.q10_residual_chain_derivative(), 0.0052, 5e-05)


def test_q11_separable_cost_ratio(kata):
    """The cost ratio for k = 5 and C_out = 64, to 4 decimals."""
    assert_number(kata.q11_separable_cost_ratio(), 0.0556, 5e-05)


def test_q12_thousand_images_first_step(kata):
    """The best first step with 1,000 labeled images."""
    assert_letters(kata.q12_thousand_images_first_step(), "C")

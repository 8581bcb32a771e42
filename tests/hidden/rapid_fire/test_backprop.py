from grader.expect import assert_letters, assert_number


def test_q01_dw1_by_hand(kata):
    """The entry [1][0] of dL/dW1 for the small network, to 3 decimals."""
    assert_number(kata.q01_dw1_by_hand(), -0.238, 0.0005)


def test_q02_reverse_sweeps(kata):
    """The reverse-mode sweeps for a full Jacobian of f: R^1000 -> R^3."""
    assert_number(kata.q02_reverse_sweeps(), 3, 0)


def test_q03_hundred_layer_gain(kata):
    """The fraction left after 100 layers of gain 0.9, in units of 1e-5."""
    assert_number(kata.q03_hundred_layer_gain(), 2.66, 0.005)


def test_q04_central_difference_step(kata):
    """The step for central differences in float64."""
    assert_letters(kata.q04_central_difference_step(), "B")

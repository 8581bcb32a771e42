from grader.expect import assert_letters, assert_number


def test_why_not_sigmoid_everywhere(kata):
    """The true statements on the sigmoid are named, and no others."""
    assert_letters(kata.why_not_sigmoid_everywhere(), "abcg")


def test_dying_relu_causes_and_cures(kata):
    """The true statements on dying ReLU are named, and no others."""
    assert_letters(kata.dying_relu_causes_and_cures(), "abdf")


def test_gelu_versus_relu(kata):
    """The true statements on GELU are named, and no others."""
    assert_letters(kata.gelu_versus_relu(), "abef")


def test_sound_activation_pairings(kata):
    """The sound pairings are named, and no others."""
    assert_letters(kata.sound_activation_pairings(), "abcf")


def test_universal_approximation(kata):
    """The true statements on approximation are named, and no others."""
    assert_letters(kata.universal_approximation(), "abe")


def test_xavier_scale_under_relu(kata):
    """The factor after 20 layers is right to 2 significant digits."""
    assert_number(kata.xavier_scale_under_relu(), 9.54e-7, 1e-8)


def test_he_deviation_of_a_convolution(kata):
    """The standard deviation is right to 4 decimals."""
    assert_number(kata.he_deviation_of_a_convolution(), 0.0589, 5.0e-5)


def test_llama_feed_forward_width(kata):
    """The width is exact."""
    assert_number(kata.llama_feed_forward_width(), 11008, 0)

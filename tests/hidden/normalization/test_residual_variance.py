from grader.expect import assert_close


def test_first_entry_is_the_input(kata):
    """Without sublayers the stream has variance 1, and the list has one entry."""
    for placement in ("none", "pre", "post"):
        assert_close(kata.residual_variance(0, placement), [1.0], f"the variances for {placement!r}")


def test_no_normalization_by_hand(kata):
    """Four sublayers without normalization, each with a branch as large as the stream."""
    assert_close(kata.residual_variance(4, "none"), [1.0, 2.0, 4.0, 8.0, 16.0], "the variances")


def test_pre_norm_by_hand(kata):
    """Four pre-norm sublayers, each with a branch of variance 1."""
    assert_close(kata.residual_variance(4, "pre"), [1.0, 2.0, 3.0, 4.0, 5.0], "the variances")


def test_post_norm_by_hand(kata):
    """Four post-norm sublayers, each of which normalizes the sum."""
    assert_close(kata.residual_variance(4, "post"), [1.0] * 5, "the variances")


def test_deep_stack_without_normalization(kata):
    """After 30 sublayers without normalization the variance is above a thousand million."""
    assert_close(list(kata.residual_variance(30, "none"))[30], 1073741824.0, "the last variance")


def test_deep_stack_with_pre_norm(kata):
    """96 pre-norm sublayers give 97 variances; the last three rise by 1."""
    variances = list(kata.residual_variance(96, "pre"))

    assert_close(len(variances), 97, "the number of variances")
    assert_close(variances[-3:], [95.0, 96.0, 97.0], "the last three")


def test_deep_stack_with_post_norm(kata):
    """After 96 post-norm sublayers the variance is what it was after the first."""
    variances = list(kata.residual_variance(96, "post"))

    assert_close(len(variances), 97, "the number of variances")
    assert_close([variances[1], variances[96]], [1.0, 1.0], "the second and the last variance")

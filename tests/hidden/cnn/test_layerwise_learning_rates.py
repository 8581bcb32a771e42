from grader.expect import assert_close


def test_the_head_gets_the_full_rate(kata):
    """One group, the head alone, has the rate 0.3 whatever the decay."""
    assert_close(kata.layerwise_learning_rates(1, 0.3, 2.6, 0), [0.3], "the rates")


def test_each_group_toward_the_stem_divides_once_more(kata):
    """Head rate 8 and decay 2 give 1, 2, 4, 8 from stem to head."""
    assert_close(kata.layerwise_learning_rates(4, 8.0, 2.0, 0), [1.0, 2.0, 4.0, 8.0], "the rates")


def test_frozen_groups_get_zero(kata):
    """With the first 2 of 4 groups frozen the rates are 0, 0, 4, 8."""
    assert_close(kata.layerwise_learning_rates(4, 8.0, 2.0, 2), [0.0, 0.0, 4.0, 8.0], "the rates")


def test_freezing_changes_no_other_rate(kata):
    """With 5 groups and decay 10, freezing one leaves the others at 0.001, 0.01, 0.1 and 1."""
    assert_close(kata.layerwise_learning_rates(5, 1.0, 10.0, 1), [0.0, 0.001, 0.01, 0.1, 1.0], "the rates")


def test_the_decay_of_ulmfit(kata):
    """Decay 2.6 and head rate 0.01 give 0.01, 0.003846, 0.001479 and 0.000569 from head to stem."""
    expected = [0.01 / (2.6 * 2.6 * 2.6), 0.01 / (2.6 * 2.6), 0.01 / 2.6, 0.01]

    assert_close(kata.layerwise_learning_rates(4, 0.01, 2.6, 0), expected, "the rates")


def test_decay_1_is_one_rate_for_all(kata):
    """Decay 1 gives every trained group the rate of the head."""
    assert_close(kata.layerwise_learning_rates(5, 0.25, 1.0, 3), [0.0, 0.0, 0.0, 0.25, 0.25], "the rates")


def test_everything_but_the_head_frozen(kata):
    """With 3 of 4 groups frozen only the head learns."""
    assert_close(kata.layerwise_learning_rates(4, 0.5, 3.0, 3), [0.0, 0.0, 0.0, 0.5], "the rates")


def test_everything_frozen(kata):
    """With 3 of 3 groups frozen every rate is 0."""
    assert_close(kata.layerwise_learning_rates(3, 0.5, 3.0, 3), [0.0, 0.0, 0.0], "the rates")

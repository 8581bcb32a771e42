from grader.expect import assert_close, assert_equal, assert_letters, assert_number


def test_q41_xavier_on_relu(kata):
    """log10 of the second-moment factor of 30 ReLU layers under Xavier, to 2 decimals."""
    assert_number(kata.q41_xavier_on_relu(), -9.03, 0.005)


def test_q42_one_token_norm(kata):
    """The property that makes LayerNorm usable for one-token decoding."""
    assert_letters(kata.q42_one_token_norm(), "A")


def test_q43_attention_path_length(kata):
    """The path length between tokens 1 and 512 in one self-attention layer."""
    assert_number(kata.q43_attention_path_length(), 1, 0)


def test_q44_first_check_of_a_nan(kata):
    """The best first check of a loss that is NaN after 100 steps."""
    assert_letters(kata.q44_first_check_of_a_nan(), "B")


def test_q45_uniform_loss(kata):
    """The loss of uniform predictions over 1000 classes, to 3 decimals."""
    assert_number(kata.q45_uniform_loss(), 6.908, 0.0005)


def test_q46_early_stop_by_hand(kata):
    """Losses 3, 2, 2.5, 2.4, 1 with patience 2 stop at epoch 3, before the best one comes."""
    assert_equal(kata.q46_early_stop([3.0, 2.0, 2.5, 2.4, 1.0], 2), 3, "the epoch")


def test_q46_early_stop_that_never_triggers(kata):
    """Losses 3, 2, 1 run to the last epoch, 2."""
    assert_equal(kata.q46_early_stop([3.0, 2.0, 1.0], 2), 2, "the epoch")


def test_q46_early_stop_on_equal_losses(kata):
    """An equal loss is no improvement: 1, 1, 1 with patience 1 stops at epoch 1."""
    assert_equal(kata.q46_early_stop([1.0, 1.0, 1.0], 1), 1, "the epoch")


def test_q46_early_stop_counts_anew(kata):
    """The count starts anew with each new best: 5, 4, 4.5, 3, 3.5, 3.4 with patience 2 stops at epoch 5."""
    assert_equal(kata.q46_early_stop([5.0, 4.0, 4.5, 3.0, 3.5, 3.4], 2), 5, "the epoch")


def test_q46_early_stop_compares_with_the_best(kata):
    """2, 1, 1.9, 1.8, 1.7, 1.6 falls from epoch to epoch but not below 1: patience 3 stops at epoch 4."""
    assert_equal(kata.q46_early_stop([2.0, 1.0, 1.9, 1.8, 1.7, 1.6, 0.5], 3), 4, "the epoch")


def test_q46_early_stop_needs_epochs_in_a_row(kata):
    """Two bad epochs apart do not add up: 9, 10, 8, 10, 7, 10, 6 with patience 2 runs to epoch 6."""
    assert_equal(kata.q46_early_stop([9.0, 10.0, 8.0, 10.0, 7.0, 10.0, 6.0], 2), 6, "the epoch")


def test_q46_early_stop_with_too_much_patience(kata):
    """Losses 1, 2, 3 with patience 5 run to the last epoch, 2."""
    assert_equal(kata.q46_early_stop([1.0, 2.0, 3.0], 5), 2, "the epoch")


def test_q46_early_stop_after_one_epoch(kata):
    """A single loss stops at epoch 0."""
    assert_equal(kata.q46_early_stop([0.7], 1), 0, "the epoch")


def test_q46_early_stop_on_negative_losses(kata):
    """Losses below zero are losses: -1, -2, -1.5, -1.8, -3 with patience 2 stops at epoch 3."""
    assert_equal(kata.q46_early_stop([-1.0, -2.0, -1.5, -1.8, -3.0], 2), 3, "the epoch")


def test_q47_largest_stable_rate(kata):
    """The largest stable rate for curvature 40."""
    assert_number(kata.q47_largest_stable_rate(), 0.05, 1e-09)


def test_q48_dead_unit_statistic(kata):
    """The statistic that shows dead units."""
    assert_letters(kata.q48_dead_unit_statistic(), "C")


def test_q49_fertility_by_hand(kata):
    """Two words of 1 and 3 tokens have a fertility of 2."""
    assert_close(kata.q49_fertility([["a"], ["b", "c", "d"]], ["x", "y"]), 2.0, "the fertility")


def test_q49_fertility_of_one_word(kata):
    """A word that is one token has a fertility of 1."""
    assert_close(kata.q49_fertility([["a"]], ["w"]), 1.0, "the fertility")


def test_q49_fertility_is_a_mean_and_no_median(kata):
    """Words of 1, 1 and 4 tokens have a fertility of 2."""
    tokens = [["q"], ["r"], ["s", "t", "u", "v"]]

    assert_close(kata.q49_fertility(tokens, ["1", "2", "3"]), 2.0, "the fertility")


def test_q49_fertility_counts_repeated_tokens(kata):
    """The tokens ha, ha, ha of one word count three times; with a word of two tokens the mean is 2.5."""
    tokens = [["ha", "ha", "ha"], ["ha", "ll"]]

    assert_close(kata.q49_fertility(tokens, ["hahaha", "hall"]), 2.5, "the fertility")


def test_q49_fertility_counts_tokens_and_no_letters(kata):
    """Long tokens count as one: 3 tokens over 2 words give 1.5, whatever their letters."""
    tokens = [["straße"], ["kranken", "haus"]]

    assert_close(kata.q49_fertility(tokens, ["straße", "krankenhaus"]), 1.5, "the fertility")


def test_q49_fertility_is_no_whole_number(kata):
    """Five tokens over three words give 5/3, not 1 and not 2."""
    tokens = [["a", "b"], ["c", "d"], ["e"]]

    assert_close(kata.q49_fertility(tokens, ["ab", "cd", "e"]), 5 / 3, "the fertility")


def test_q50_ring_seconds(kata):
    """The seconds of a ring all-reduce of 4 GB over 8 GPUs at 2 GB/s."""
    assert_number(kata.q50_ring_seconds(), 3.5, 1e-09)

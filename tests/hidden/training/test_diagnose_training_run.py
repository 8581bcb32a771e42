from pathlib import Path

from grader.expect import assert_equal
from grader.judge.diagnosis import load_module

run = load_module(Path(__file__).with_name("training_runs.py")).run


def _hold(kata, expected, *runs):
    for fault, seed in runs:
        got = kata.diagnose_training_run(run(fault, seed))

        assert_equal(got, expected, f"the cause of a run with {fault or 'nothing'} planted")


def test_healthy_runs(kata):
    """Three runs that converge, each with a small gap to the validation loss, are healthy."""
    _hold(kata, "healthy", ("", 0), ("", 1), ("", 2))


def test_a_rate_that_keeps_growing(kata):
    """Four runs whose rate grows until the loss is NaN or infinite have exploding gradients."""
    _hold(kata, "exploding_gradients", *[("growing_rate", seed) for seed in (0, 1, 2, 3)])


def test_weights_too_small(kata):
    """Two runs started with weights a hundred times too small stay at ln(4): vanishing gradients."""
    _hold(kata, "vanishing_gradients", ("tiny_weights", 0), ("tiny_weights", 1))


def test_few_documents_for_a_long_time(kata):
    """Two runs on 32 short documents with some wrong labels reach a loss near 0, and overfit."""
    _hold(kata, "overfitting", ("few_short_documents", 0), ("few_short_documents", 1))


def test_a_rate_beyond_the_curvature(kata):
    """Two runs that train a head with a rate of 20 go up and down: the learning rate is too high."""
    _hold(kata, "learning_rate_too_high", ("rate_of_20", 1), ("rate_of_20", 25))


def test_oscillation_above_the_plateau(kata):
    """Two runs that go up and down without ever falling below ln(4): the learning rate is too high."""
    _hold(kata, "learning_rate_too_high", ("rate_of_20", 0), ("rate_of_20", 2))


def test_units_killed_in_the_middle(kata):
    """Four runs in which step 20 or 60 of 90 silences 60 % of the units train on, with dying ReLUs."""
    _hold(kata, "dying_relu", *[(f"units_killed{late}", seed) for late in ("", "_late") for seed in (0, 1)])


def test_all_units_killed_at_once(kata):
    """Two runs in which the first step silences every unit stay near ln(4): dying ReLUs."""
    _hold(kata, "dying_relu", ("all_units_killed", 0), ("all_units_killed", 1))


def test_a_vocabulary_without_german(kata):
    """Two runs whose tokenizer spells German words and knows English ones have a tokenizer mismatch."""
    _hold(kata, "tokenizer_mismatch", ("german_spelled", 0), ("german_spelled", 1))


def test_a_slow_link(kata):
    """Two runs whose steps take four times as long on 8 devices as on 4 have slow communication."""
    _hold(kata, "slow_communication", ("slow_link", 0), ("slow_link", 1))


def test_a_slow_link_that_still_beats_one_device(kata):
    """Two runs whose steps take three times as long on 8 devices as on 4, and less than on 1."""
    _hold(kata, "slow_communication", ("slowish_link", 0), ("slowish_link", 1))


def test_one_spike_is_healthy(kata):
    """Two runs with one step that is six times too large, and that recover, are healthy."""
    _hold(kata, "healthy", ("one_spike", 3), ("one_spike", 4))


def test_sparse_units_are_healthy(kata):
    """Two runs in which about half of the activations are 0, but few units always are, are healthy."""
    _hold(kata, "healthy", ("sparse_units", 3), ("sparse_units", 9))


def test_both_languages_spelled_is_healthy(kata):
    """Two runs whose tokenizer spells the words of both languages, 5 tokens each, are healthy."""
    _hold(kata, "healthy", ("both_spelled", 0), ("both_spelled", 1))


def test_two_device_counts_are_enough(kata):
    """Two healthy runs that were timed on 4 and 8 devices only, 0.65 times as long on 8, are healthy."""
    _hold(kata, "healthy", ("few_devices_tried", 5), ("few_devices_tried", 6))


def test_the_first_rule_that_holds_decides(kata):
    """Runs that show two causes at once get the one whose rule comes first."""
    slow = {key: run("slow_link", 0)[key] for key in ("devices", "step_seconds")}
    spelled = {"tokens_per_word": run("german_spelled", 0)["tokens_per_word"]}

    for log, expected in [
        (run("growing_rate", 0) | slow, "exploding_gradients"),
        (run("few_short_documents", 0) | slow, "slow_communication"),
        (run("german_spelled", 0) | slow, "slow_communication"),
        (run("units_killed", 0) | spelled, "tokenizer_mismatch"),
        (run("rate_of_20", 1) | spelled, "tokenizer_mismatch"),
    ]:
        assert_equal(kata.diagnose_training_run(log), expected, "the cause of a run that shows two")

from grader.expect import assert_letters, assert_number


def test_why_learning_rate_warmup(kata):
    """Seven statements about learning-rate warm-up are told apart."""
    assert_letters(kata.why_learning_rate_warmup(), "abcfg")


def test_smoothed_loss_of_perfect_match(kata):
    """The smoothed loss of a prediction that equals the smoothed label, to three decimals."""
    assert_number(kata.smoothed_loss_of_perfect_match(), 0.5, 5e-4)


def test_first_adam_update(kata):
    """The size of Adam's first update."""
    assert_number(kata.first_adam_update(), 0.001, 1e-6)


def test_debugging_a_training_run(kata):
    """Seven statements about runs that misbehave are told apart."""
    assert_letters(kata.debugging_a_training_run(), "abdf")


def test_regularization_and_augmentation(kata):
    """Seven statements about regularization and augmentation are told apart."""
    assert_letters(kata.regularization_and_augmentation(), "abde")


def test_curriculum_finetuning_and_quantization(kata):
    """Seven statements about curricula, fine-tuning and quantization are told apart."""
    assert_letters(kata.curriculum_finetuning_and_quantization(), "adeg")


def test_smallest_fp16_exponent(kata):
    """The exponent of the smallest positive fp16 number."""
    assert_number(kata.smallest_fp16_exponent(), -24, 0)


def test_mixed_precision_pitfalls(kata):
    """Seven statements about mixed precision are told apart."""
    assert_letters(kata.mixed_precision_pitfalls(), "abceg")


def test_billion_parameter_recipe(kata):
    """Seven choices for a language model's recipe are told apart."""
    assert_letters(kata.billion_parameter_recipe(), "abcde")


def test_training_days_on_eight_gpus(kata):
    """The training time on eight GPUs in days, to two decimals."""
    assert_number(kata.training_days_on_eight_gpus(), 1.39, 0.005)

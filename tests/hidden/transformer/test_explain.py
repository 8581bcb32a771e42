from grader.expect import assert_letters, assert_number


def test_encoder_block_parts(kata):
    """The statements on the blocks of the 2017 Transformer are told apart."""
    assert_letters(kata.encoder_block_parts(), "abdf")


def test_positional_information(kata):
    """The statements on positional information are told apart."""
    assert_letters(kata.positional_information(), "abdfg")


def test_model_families_and_objectives(kata):
    """The statements on model families and their objectives are told apart."""
    assert_letters(kata.model_families_and_objectives(), "abde")


def test_norm_placement(kata):
    """The statements on the place of the norm are told apart."""
    assert_letters(kata.norm_placement(), "abde")


def test_vision_transformer(kata):
    """The statements on the Vision Transformer are told apart."""
    assert_letters(kata.vision_transformer(), "abdfg")


def test_tokenizers_and_languages(kata):
    """The statements on tokenizers and languages are told apart."""
    assert_letters(kata.tokenizers_and_languages(), "acdf")


def test_gpt2_small_parameters(kata):
    """The parameters of GPT-2 small are counted exactly."""
    assert_number(kata.gpt2_small_parameters(), 124439808, 0)


def test_kv_cache_gibibytes(kata):
    """The size of the KV cache is exact."""
    assert_number(kata.kv_cache_gibibytes(), 2.0, 1e-9)


def test_training_flops(kata):
    """The training FLOPs are right to two decimals, in units of 1e20."""
    assert_number(kata.training_flops(), 2.03, 0.005)

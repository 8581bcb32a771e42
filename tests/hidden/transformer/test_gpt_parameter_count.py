from grader.expect import assert_equal


def test_narrow_gpt2(kata):
    """GPT-2 small at width 96 (50257 tokens, 1024 positions, 12 blocks) has 6,265,248 parameters."""
    count = kata.gpt_parameter_count(50257, 1024, 96, 12)  # narrow, for answers that build the modules

    assert_equal(count, 6_265_248, "the count")


def test_smallest_model(kata):
    """With V = ctx = d = L = 1: 1 + 1 embeddings, 4 + 8 + 13 in the block, 2 in the last norm."""
    count = kata.gpt_parameter_count(1, 1, 1, 1)

    assert_equal(count, 29, "the count")


def test_smallest_model_without_biases(kata):
    """With V = ctx = d = L = 1 and no biases: 2 embeddings, 12 matrix entries, 3 norm weights."""
    count = kata.gpt_parameter_count(1, 1, 1, 1, bias=False)

    assert_equal(count, 17, "the count")


def test_untied_head(kata):
    """Untying the head of a model of 11 tokens and width 6 adds 66 parameters and no bias."""
    tied = kata.gpt_parameter_count(11, 5, 6, 2)
    untied = kata.gpt_parameter_count(11, 5, 6, 2, tied=False)

    assert_equal(untied - tied, 66, "what the head adds")


def test_one_more_position(kata):
    """One more position of context adds d = 6 parameters."""
    short = kata.gpt_parameter_count(11, 5, 6, 2)
    long = kata.gpt_parameter_count(11, 6, 6, 2)

    assert_equal(long - short, 6, "what a position adds")


def test_one_more_block(kata):
    """One more block of width 10 adds 12 * 100 + 13 * 10 = 1330 parameters."""
    shallow = kata.gpt_parameter_count(7, 3, 10, 4)
    deep = kata.gpt_parameter_count(7, 3, 10, 5)

    assert_equal(deep - shallow, 1330, "what a block adds")


def test_one_more_block_without_biases(kata):
    """Without biases one more block of width 10 adds 12 * 100 + 2 * 10 = 1220 parameters."""
    shallow = kata.gpt_parameter_count(7, 3, 10, 4, bias=False)
    deep = kata.gpt_parameter_count(7, 3, 10, 5, bias=False)

    assert_equal(deep - shallow, 1220, "what a block adds")


def test_outside_the_blocks(kata):
    """What is not in the blocks of a model with V = 7, ctx = 3, d = 10: 70 + 30 + 20."""
    one = kata.gpt_parameter_count(7, 3, 10, 1)
    two = kata.gpt_parameter_count(7, 3, 10, 2)

    assert_equal(2 * one - two, 120, "what is outside the blocks")


def test_untied_without_biases(kata):
    """V = 13, ctx = 4, d = 2, 3 blocks, untied and without biases: 52 + 8 + 3 * 52 + 2."""
    count = kata.gpt_parameter_count(13, 4, 2, 3, tied=False, bias=False)

    assert_equal(count, 218, "the count")

import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("rotary_embedding", __file__))
def test_review_rotary_embedding_accepts(kata, paper):
    """A right rotary embedding is accepted, whatever its style."""
    verdict = kata.review_rotary_embedding(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("rotary_embedding", __file__))
def test_review_rotary_embedding_rejects(kata, paper, mistake):
    """A wrong rotary embedding is rejected."""
    verdict = kata.review_rotary_embedding(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("transformer_block", __file__))
def test_review_transformer_block_accepts(kata, paper):
    """A right Transformer block is accepted, whatever its style."""
    verdict = kata.review_transformer_block(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("transformer_block", __file__))
def test_review_transformer_block_rejects(kata, paper, mistake):
    """A wrong Transformer block is rejected."""
    verdict = kata.review_transformer_block(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

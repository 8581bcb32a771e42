import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("scaled_dot_product_attention", __file__))
def test_review_scaled_dot_product_attention_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_scaled_dot_product_attention(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("scaled_dot_product_attention", __file__))
def test_review_scaled_dot_product_attention_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_scaled_dot_product_attention(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("masked_softmax", __file__))
def test_review_masked_softmax_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_masked_softmax(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("masked_softmax", __file__))
def test_review_masked_softmax_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_masked_softmax(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

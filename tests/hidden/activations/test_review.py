import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("relu_family", __file__))
def test_review_relu_family_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_relu_family(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("relu_family", __file__))
def test_review_relu_family_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_relu_family(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("gelu", __file__))
def test_review_gelu_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_gelu(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("gelu", __file__))
def test_review_gelu_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_gelu(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

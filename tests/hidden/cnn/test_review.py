import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("conv2d", __file__))
def test_review_conv2d_accepts(kata, paper):
    """A right implementation of conv2d is accepted, whatever its style."""
    verdict = kata.review_conv2d(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("conv2d", __file__))
def test_review_conv2d_rejects(kata, paper, mistake):
    """A wrong implementation of conv2d is rejected."""
    verdict = kata.review_conv2d(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("receptive_field", __file__))
def test_review_receptive_field_accepts(kata, paper):
    """A right implementation of receptive_field is accepted, whatever its style."""
    verdict = kata.review_receptive_field(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("receptive_field", __file__))
def test_review_receptive_field_rejects(kata, paper, mistake):
    """A wrong implementation of receptive_field is rejected."""
    verdict = kata.review_receptive_field(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

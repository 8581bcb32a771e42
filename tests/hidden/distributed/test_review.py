import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("zero_stage1_step", __file__))
def test_review_zero_stage1_step_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_zero_stage1_step(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("zero_stage1_step", __file__))
def test_review_zero_stage1_step_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_zero_stage1_step(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("ring_all_reduce", __file__))
def test_review_ring_all_reduce_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_ring_all_reduce(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("ring_all_reduce", __file__))
def test_review_ring_all_reduce_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_ring_all_reduce(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

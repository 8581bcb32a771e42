import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("clip_by_global_norm", __file__))
def test_review_clip_by_global_norm_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_clip_by_global_norm(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("clip_by_global_norm", __file__))
def test_review_clip_by_global_norm_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_clip_by_global_norm(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("adamw_step", __file__))
def test_review_adamw_step_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_adamw_step(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("adamw_step", __file__))
def test_review_adamw_step_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_adamw_step(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

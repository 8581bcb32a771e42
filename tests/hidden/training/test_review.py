import numpy as np
import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong

# Whether the 1e-6 stands beside the norm shows only at norms as tiny as itself: a reviewer need not look there.
CLIPPING_MISTAKES = [
    paper for paper in wrong("clip_by_global_norm", __file__) if paper.id != "epsilon_forgotten"
]


def by_dot_products(grads, max_norm):
    total = sum(np.vdot(g, g) for g in grads) ** 0.5
    coef = max_norm / (total + 1e-6)
    return [g * coef if coef < 1 else g.copy() for g in grads], total


@pytest.mark.parametrize(
    "paper", [*right("clip_by_global_norm", __file__), pytest.param(by_dot_products, id="dot")]
)
def test_review_clip_by_global_norm_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_clip_by_global_norm(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), CLIPPING_MISTAKES)
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

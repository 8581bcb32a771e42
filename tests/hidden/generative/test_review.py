import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("vae_loss", __file__))
def test_review_vae_loss_accepts(kata, paper):
    """A right implementation of vae_loss is accepted, whatever its style."""
    verdict = kata.review_vae_loss(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("vae_loss", __file__))
def test_review_vae_loss_rejects(kata, paper, mistake):
    """A wrong implementation of vae_loss is rejected."""
    verdict = kata.review_vae_loss(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("diffusion_reverse_step", __file__))
def test_review_diffusion_reverse_step_accepts(kata, paper):
    """A right implementation of diffusion_reverse_step is accepted, whatever its style."""
    verdict = kata.review_diffusion_reverse_step(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("diffusion_reverse_step", __file__))
def test_review_diffusion_reverse_step_rejects(kata, paper, mistake):
    """A wrong implementation of diffusion_reverse_step is rejected."""
    verdict = kata.review_diffusion_reverse_step(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("layer_norm", __file__))
def test_review_layer_norm_accepts(kata, paper):
    """A right implementation of layer_norm is accepted, whatever its style."""
    verdict = kata.review_layer_norm(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("layer_norm", __file__))
def test_review_layer_norm_rejects(kata, paper, mistake):
    """A wrong implementation of layer_norm is rejected."""
    verdict = kata.review_layer_norm(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("batch_norm_train", __file__))
def test_review_batch_norm_train_accepts(kata, paper):
    """A right implementation of batch_norm_train is accepted, whatever its style."""
    verdict = kata.review_batch_norm_train(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("batch_norm_train", __file__))
def test_review_batch_norm_train_rejects(kata, paper, mistake):
    """A wrong implementation of batch_norm_train is rejected."""
    verdict = kata.review_batch_norm_train(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

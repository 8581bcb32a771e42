import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("softmax_cross_entropy", __file__))
def test_review_softmax_cross_entropy_accepts(kata, paper):
    """A right implementation of softmax_cross_entropy is accepted, whatever its style."""
    verdict = kata.review_softmax_cross_entropy(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("softmax_cross_entropy", __file__))
def test_review_softmax_cross_entropy_rejects(kata, paper, mistake):
    """A wrong implementation of softmax_cross_entropy is rejected."""
    verdict = kata.review_softmax_cross_entropy(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("two_layer_gradients", __file__))
def test_review_two_layer_gradients_accepts(kata, paper):
    """A right implementation of two_layer_gradients is accepted, whatever its style."""
    verdict = kata.review_two_layer_gradients(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("two_layer_gradients", __file__))
def test_review_two_layer_gradients_rejects(kata, paper, mistake):
    """A wrong implementation of two_layer_gradients is rejected."""
    verdict = kata.review_two_layer_gradients(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

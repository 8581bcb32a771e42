import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("lstm_cell", __file__))
def test_review_lstm_cell_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_lstm_cell(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("lstm_cell", __file__))
def test_review_lstm_cell_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_lstm_cell(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")


@pytest.mark.parametrize("paper", right("reverse_padded", __file__))
def test_review_reverse_padded_accepts(kata, paper):
    """A right implementation is accepted, whatever its style."""
    verdict = kata.review_reverse_padded(paper)

    assert_true(verdict, "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("reverse_padded", __file__))
def test_review_reverse_padded_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    verdict = kata.review_reverse_padded(paper)

    assert_false(verdict, f"accepted an implementation with this mistake: {mistake}")

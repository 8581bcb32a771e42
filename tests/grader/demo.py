"""A small content of its own, so that the engine is tested without naming a real topic or kata."""

from pathlib import Path

from grader.catalog import Content

TOPIC = """
title = "Demo"
tier = "core"
order = 1
summary = "Two functions."

[[kata]]
name = "double"
level = 4
minutes = 5
forbid = ["numpy.repeat", "torch.repeat_interleave"]
hints = ["a", "b", "c"]

[[kata]]
name = "triple"
level = 2
minutes = 5
hints = ["a", "b", "c"]

[[kata]]
name = "review_double"
file = "review"
level = 5
minutes = 5
hints = ["a", "b", "c"]
"""

DOUBLE = '''
"""Doubling."""

import numpy as np


def double(x):
    """Double every element.

    Formula:
        y = 2 x

    Args:
        x: (...) float. Any shape.

    Returns:
        (...) float. Same shape as `x`.

    Raises:
        Nothing of its own.

    Example:
        >>> double(np.array([1.0]))
        array([2.])

    Reference:
        Euclid, "Elements".
    """
    return 2.0 * x
'''

TRIPLE = (
    DOUBLE.replace("Double", "Triple").replace("double", "triple").replace("2", "3").replace("Doubl", "Tripl")
)

REVIEW = '''
"""Reviewing."""

import numpy as np


def review_double(implementation):
    """Whether an implementation doubles.

    Returns:
        bool. True when it is right.
    """
    x = np.array([[1.0, -2.0, 0.5]])
    try:
        return bool(np.allclose(implementation(x), 2 * x))
    except Exception:
        return False
'''

TEST_DOUBLE = '''
import numpy as np

from grader.expect import assert_close


def test_value_by_hand(kata):
    """Twice (1, -2) is (2, -4)."""
    assert_close(kata.double(np.array([1.0, -2.0])), np.array([2.0, -4.0]))


def test_rows(kata, rng):
    """Each row is doubled on its own."""
    x = rng.normal(size=(3, 4))
    assert_close(kata.double(x), x + x)


def test_large(kata):
    """Large numbers are doubled too."""
    assert_close(kata.double(np.array([1e100])), np.array([2e100]))
'''

TEST_TRIPLE = '''
import numpy as np

from grader.expect import assert_close


def test_value_by_hand(kata):
    """Three times (1, -2) is (3, -6)."""
    assert_close(kata.triple(np.array([1.0, -2.0])), np.array([3.0, -6.0]))
'''

TEST_REVIEW = '''
import pytest

from grader.expect import assert_false, assert_true
from grader.papers import right, wrong


@pytest.mark.parametrize("paper", right("double", __file__))
def test_review_double_accepts(kata, paper):
    """A right implementation is accepted."""
    assert_true(kata.review_double(paper), "a right implementation was rejected")


@pytest.mark.parametrize(("paper", "mistake"), wrong("double", __file__))
def test_review_double_rejects(kata, paper, mistake):
    """A wrong implementation is rejected."""
    assert_false(kata.review_double(paper), f"accepted: {mistake}")
'''

MISCONCEPTIONS = """
BUGS = {
    "squared": "Squares instead of doubling.",
    "shifted": "Adds one to the result.",
    "sign_lost": "Drops the sign.",
    "halved": "Halves instead of doubling.",
    "sum_taken": "Adds the sum of all elements.",
    "first_zeroed": "Loses the first element of each row.",
}


def double(x, *, bug=frozenset()):
    y = x * x if "squared" in bug else 2 * x
    y = y / 4 if "halved" in bug else y
    y = abs(y) if "sign_lost" in bug else y
    y = y + x.sum() if "sum_taken" in bug else y
    if "first_zeroed" in bug:
        y[..., 0] = 0
    return y + 1 if "shifted" in bug else y
"""

ALTERNATIVES = """
def added(x):
    return x + x


def torch_scaled(x):
    return x.mul(2)
"""


def write_demo(root: Path) -> Content:
    """Write the demo content below a folder; katas/ holds the right answers."""
    content = Content(root)
    files = {
        content.katas / "demo" / "topic.toml": TOPIC,
        content.hidden / "demo" / "test_double.py": TEST_DOUBLE,
        content.hidden / "demo" / "test_triple.py": TEST_TRIPLE,
        content.hidden / "demo" / "test_review.py": TEST_REVIEW,
        content.misconceptions / "demo" / "double.py": MISCONCEPTIONS,
        content.alternatives / "demo" / "double.py": ALTERNATIVES,
    }
    for tree in (content.katas, content.solutions):
        files |= {tree / "demo" / "double.py": DOUBLE, tree / "demo" / "triple.py": TRIPLE}
        files[tree / "demo" / "review.py"] = REVIEW
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content

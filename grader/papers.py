"""The pile of papers that a review kata must mark: right implementations and every known wrong one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from grader.judge.diagnosis import load_module, public_functions


def right(kata: str, test_file: str) -> list[Any]:
    """Right implementations of a kata, as pytest parameters.

    They are its solution, its misconceptions file with no bug switched on, and its NumPy alternatives.

    Args:
        kata: the name of a kata in the topic of the test.
        test_file: `__file__` of the hidden test.
    """
    bugs = load_module(_path(test_file, "misconceptions", kata))
    solution = load_module(_path(test_file, "../solutions", kata))
    papers = {"solution": getattr(solution, kata), "plain": getattr(bugs, kata)}
    styles = _path(test_file, "alternatives", kata)
    alternatives = public_functions(load_module(styles)) if styles.exists() else {}
    papers |= {name: function for name, function in alternatives.items() if not name.startswith("torch")}
    return [pytest.param(function, id=name) for name, function in papers.items()]


def wrong(kata: str, test_file: str) -> list[Any]:
    """Every known wrong implementation of a kata with the sentence that says what is wrong, as pytest parameters."""
    bugs = load_module(_path(test_file, "misconceptions", kata))
    function: Callable[..., Any] = getattr(bugs, kata)
    return [
        pytest.param(partial(function, bug=frozenset([bug])), text, id=bug) for bug, text in bugs.BUGS.items()
    ]


def _path(test_file: str, tree: str, kata: str) -> Path:
    topic = Path(test_file).resolve().parent
    return (topic.parent.parent / tree / topic.name / f"{kata}.py").resolve()

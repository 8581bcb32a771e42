"""Judges the katas, names the bug, and turns the verdicts into a score and a study path."""

from typing import Any


def __getattr__(name: str) -> Any:
    """`from grader import check`, for Jupyter; loaded only when asked for."""
    if name == "check":
        from grader.notebook import check

        return check
    raise AttributeError(f"module 'grader' has no attribute {name!r}")

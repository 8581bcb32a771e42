"""Parameters: those that a kata asks for, and whether a learner's function can be called with them."""

import ast
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def signature_in(path: Path, name: str) -> list[str]:
    """The parameters of a function as written in a trusted file."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return [arg.arg for arg in node.args.args]
    return []


def accepts(given: list[list[Any]], wanted: Sequence[str]) -> bool:
    """Whether a function with these parameters (name, kind, optional) can be called with the wanted ones.

    >>> accepts([["q", 1, False], ["k", 1, False], ["scale", 1, True]], ["q", "k"])
    True
    >>> accepts([["a", 1, False], ["b", 1, False]], ["q", "k"]), accepts([["args", 2, False]], ["q", "k"])
    (False, True)
    """
    kinds = [kind for _, kind, _ in given]
    if 2 in kinds:  # *args takes whatever comes by position
        return True
    positional = [(name, optional) for name, kind, optional in given if kind in (0, 1)]
    extra = positional[len(wanted) :]
    return [name for name, _ in positional[: len(wanted)]] == list(wanted) and all(
        optional for _, optional in extra
    )

"""Stubs from solutions: signature and docstring kept, bodies replaced, private helpers dropped."""

import ast
from pathlib import Path

from grader.catalog import Catalog, Content

BODY = "    raise NotImplementedError"


def stub_of(solution: str) -> str:
    """The stub of a solution file: module docstring, imports, and public functions without their bodies.

    >>> print(stub_of("import math\\n\\n_C = 2\\n\\n\\ndef twice(x):\\n    'Doubles.'\\n    return _C * x\\n"), end="")
    import math
    <BLANKLINE>
    <BLANKLINE>
    def twice(x):
        'Doubles.'
        raise NotImplementedError
    """
    lines = solution.splitlines()
    head: list[str] = []
    functions: list[str] = []
    tree = ast.parse(solution)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            functions.append("\n".join([*lines[node.lineno - 1 : _end_of_head(node)], BODY]))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            head.append("\n".join(lines[node.lineno - 1 : node.end_lineno]))
    docstring = [f'"""{ast.get_docstring(tree, clean=False)}"""'] if ast.get_docstring(tree) else []
    imports = ["\n".join(head)] if head else []
    return "\n\n\n".join(["\n\n".join([*docstring, *imports]), *functions]) + "\n"


def generated_stubs(catalog: Catalog, content: Content) -> dict[Path, str]:
    """The stub text of every file of katas/, by path."""
    files = {kata.path_in(content.katas): kata.path_in(content.solutions) for kata in catalog.katas.values()}
    return {stub: stub_of(solution.read_text(encoding="utf-8")) for stub, solution in files.items()}


def _end_of_head(function: ast.FunctionDef) -> int:
    """The last line of a function's docstring, or of its signature where there is none."""
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return int(first.end_lineno or first.lineno) if is_docstring else first.lineno - 1


def function_source(text: str, name: str) -> str:
    """The source of one top-level function of a file, the whole text where it does not parse or is not there.

    >>> function_source("import math\\n\\n\\ndef one():\\n    return 1\\n\\n\\ndef two():\\n    return 2\\n", "one")
    'def one():\\n    return 1\\n'
    """
    span = _span(text, name)
    return text if span is None else "\n".join(text.splitlines()[span[0] : span[1]]) + "\n"


def body_source(text: str, name: str) -> str:
    """The source of one top-level function without its docstring, for whoever has that before them.

    >>> body_source("def one(x):\\n    'Adds.'\\n    # Why.\\n    return x + 1\\n", "one")
    'def one(x):\\n    # Why.\\n    return x + 1\\n'
    """
    source = function_source(text, name)
    function = next((node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)), None)
    if function is None or ast.get_docstring(function) is None:
        return source
    lines = source.splitlines()
    kept = lines[: function.body[0].lineno - 1] + lines[_end_of_head(function) :]
    return "\n".join(kept) + "\n"


def replace_function(text: str, name: str, source: str) -> str | None:
    """The file with another source for one top-level function; None where that function cannot be found.

    >>> replace_function("def one():\\n    return 1\\n\\n\\ndef two():\\n    return 2\\n", "one", "def one(): ...\\n")
    'def one(): ...\\n\\n\\ndef two():\\n    return 2\\n'
    """
    span = _span(text, name)
    if span is None:
        return None
    lines = text.splitlines()
    return "\n".join([*lines[: span[0]], source.rstrip("\n"), *lines[span[1] :]]) + "\n"


def _span(text: str, name: str) -> tuple[int, int] | None:
    """The lines of the last top-level function of this name, decorators included."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return None
    found = [node for node in body if isinstance(node, ast.FunctionDef) and node.name == name]
    if not found:
        return None
    first = min([found[-1].lineno, *(decorator.lineno for decorator in found[-1].decorator_list)])
    return first - 1, int(found[-1].end_lineno or first)

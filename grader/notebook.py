"""Notebooks: a topic's stubs as one, a notebook as a submission, and `check` inside Jupyter."""

import ast
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader.catalog import ROOT, Catalog, Content, Kata, Topic

JUDGE_SECONDS = 120


class NotebookError(ValueError):
    """A notebook that cannot be judged; the sentence says why."""


def notebook_of(topic: Topic, stubs: dict[str, str]) -> nbformat.NotebookNode:
    """A notebook with the stubs of a topic: their text as Markdown, the function, a cell that judges it.

    Args:
        topic: its katas give the order.
        stubs: the text of each stub file, by the stem of the file.
    """
    cells = [
        new_markdown_cell(f"# {topic.title}\n\n{topic.summary}"),
        new_code_cell("from grader import check"),
    ]
    imported: set[str] = set()
    for kata in topic.katas:
        imports, signature, docstring = _parts(stubs[kata.file], kata.name)
        fresh = [line for line in imports if line not in imported]
        imported.update(fresh)
        body = "\n".join([*fresh, *([""] if fresh else []), signature, "    raise NotImplementedError"])
        cells += [
            new_markdown_cell(
                f"## {kata.name}\n\n{kata.level.word} · {kata.minutes} min\n\n```text\n{docstring}\n```"
            ),
            new_code_cell(body),
            new_code_cell(f'check("{kata.id}")'),
        ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook: nbformat.NotebookNode = new_notebook(cells=cells, metadata=metadata)
    return notebook


def source_of(path: Path) -> str:
    """The definitions of a notebook's code cells as one Python file.

    Magics and shell lines are ignored, and so are bare expressions, which only show something.

    Raises:
        NotebookError: no such file, no notebook, or a cell that does not parse.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
        cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    except FileNotFoundError:
        raise NotebookError(f"no notebook {path}") from None
    except Exception as broken:
        raise NotebookError(
            f"{path} is no notebook that can be read: {type(broken).__name__}: {broken}"
        ) from broken
    return "\n\n".join(_definitions(cell, number) for number, cell in enumerate(cells, start=1)) + "\n"


def write_submission(catalog: Catalog, notebook: Path, folder: Path) -> None:
    """Write a notebook as a folder shaped like katas/: each file of a topic that it touches holds all of it."""
    text = source_of(notebook)
    defined = {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    for topic in catalog.topics:
        if any(kata.name in defined for kata in topic.katas):
            (folder / topic.slug).mkdir(parents=True, exist_ok=True)
            for file in {kata.file for kata in topic.katas}:
                (folder / topic.slug / f"{file}.py").write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Result:
    """A verdict as Jupyter shows it. `fields` is the JSON of `python -m grader kata --json`."""

    fields: dict[str, Any]
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        good = self.fields["outcome"] == "passed"
        edge = "#2e7d32" if good else "#c62828"
        return (
            f'<pre style="border-left: 4px solid {edge}; padding: 0.5em 1em; white-space: pre-wrap">'
            f"{escape(self.text)}</pre>"
        )


def check(kata: str) -> Result:
    """Judge a kata as the cells run so far in this notebook define it.

    Args:
        kata: its id, such as `topic/name`.

    Raises:
        NotebookError: it cannot be judged; the sentence says why.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise NotebookError("check works inside Jupyter; in a terminal it is: make kata KATA=" + kata)
    cells = [new_code_cell(source) for source in shell.user_ns["In"] if source.strip()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cells.ipynb"
        nbformat.write(new_notebook(cells=cells), path)
        return judge_notebook(kata, path)


def judge_notebook(kata: str, path: Path) -> Result:
    """Judge one kata of a notebook in a process of its own, for this one has met the learner's code."""
    command = [sys.executable, "-m", "grader", "kata", "--kata", kata, "--notebook", str(path), "--json"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=JUDGE_SECONDS
        )
        (fields,) = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise NotebookError(f"no verdict within {JUDGE_SECONDS} s") from None
    except ValueError:
        raise NotebookError(done.stderr.strip() or "the judge gave no verdict") from None
    return Result(fields, fields["text"])


def stub_texts(topic: Topic, content: Content, generate: Any) -> dict[str, str]:
    """The stub of each file of a topic, generated from its solution."""
    files: dict[str, Kata] = {kata.file: kata for kata in topic.katas}
    return {
        file: generate(kata.path_in(content.solutions).read_text("utf-8")) for file, kata in files.items()
    }


def _parts(stub: str, name: str) -> tuple[list[str], str, str]:
    """Imports, signature line and docstring of one function in a stub."""
    tree, lines = ast.parse(stub), stub.splitlines()
    imports = [lines[node.lineno - 1] for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    signature = "\n".join(lines[function.lineno - 1 : function.body[0].lineno - 1])
    return imports, signature, ast.get_docstring(function) or ""


def _definitions(cell: str, number: int) -> str:
    """The statements of a cell that define something.

    >>> _definitions("%matplotlib inline\\nimport numpy as np\\nprint(np.pi)\\nx = 1", 1)
    'import numpy as np\\nx = 1'
    """
    if cell.lstrip().startswith("%%"):
        return ""
    text = "\n".join("" if line.lstrip().startswith(("%", "!", "?")) else line for line in cell.splitlines())
    try:
        body = ast.parse(text).body
    except SyntaxError as error:
        raise NotebookError(f"code cell {number} does not parse: {error.msg}, line {error.lineno}") from error
    kept = [node for node in body if not isinstance(node, ast.Expr) and not _is_ours(node)]
    segments = [_segment(text, node) for node in kept]
    return "\n".join(segments)


def _segment(text: str, node: ast.stmt) -> str:
    """The source lines of a statement, decorators included."""
    first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
    return "\n".join(text.splitlines()[first - 1 : node.end_lineno])


def _is_ours(node: ast.stmt) -> bool:
    """Whether a statement imports the judge, which a submission must not."""
    modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    modules += [name.name for name in node.names] if isinstance(node, ast.Import) else []
    return any(module.split(".")[0] == "grader" for module in modules)

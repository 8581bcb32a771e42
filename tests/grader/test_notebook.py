"""Notebooks: written, judged as a file, and run for real in a kernel."""

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader.notebook import NotebookError, source_of
from tests.grader.repo import make_repo, run


def write(path, *cells):
    nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), path)
    return path


def test_only_definitions_of_code_cells_count(tmp_path):
    path = tmp_path / "a.ipynb"
    cells = [
        new_markdown_cell("def nothing(): pass"),
        new_code_cell("%matplotlib inline\n!ls\nimport numpy as np\nfrom grader import check"),
        new_code_cell("%%time\nslow()"),
        new_code_cell(
            "print(1)\nscale = 2\n\n@staticmethod\ndef double(x):\n    return scale * x\ncheck('demo/double')"
        ),
    ]
    nbformat.write(new_notebook(cells=cells), path)

    assert source_of(path).split("\n\n") == [
        "import numpy as np",
        "",
        "scale = 2\n@staticmethod\ndef double(x):\n    return scale * x\n",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is no notebook"),
        ('{"cells": 3}', "is no notebook"),
        ("", "is no notebook"),
        (None, "no notebook"),
    ],
)
def test_what_is_no_notebook_gets_a_sentence(tmp_path, content, words):
    path = tmp_path / "a.ipynb"
    if content is not None:
        path.write_text(content)

    with pytest.raises(NotebookError, match=words):
        source_of(path)


def test_a_cell_that_does_not_parse_is_named(tmp_path):
    path = write(tmp_path / "a.ipynb", "x = 1", "def f(:\n    pass")

    with pytest.raises(NotebookError, match=r"code cell 2 does not parse: .*line 1"):
        source_of(path)


def test_a_notebook_is_judged_like_a_file(tmp_path):
    make_repo(tmp_path)
    write(
        tmp_path / "mine.ipynb",
        "import numpy as np",
        "def double(x):\n    return x + x",
        "def triple(x):\n    return x",
    )

    done = run(tmp_path, "kata", "--topic", "demo", "--notebook", "mine.ipynb")

    assert "PASS   double" in done.stdout
    assert "FAIL   triple" in done.stdout


def test_a_notebook_without_katas_gets_a_sentence(tmp_path):
    make_repo(tmp_path)
    write(tmp_path / "mine.ipynb", "x = 1")

    done = run(tmp_path, "kata", "--topic", "demo", "--notebook", "mine.ipynb")

    assert done.returncode == 2
    assert "mine.ipynb defines no kata of demo" in done.stderr


def test_the_written_notebook_runs_in_a_real_kernel(tmp_path):
    make_repo(tmp_path)
    run(tmp_path, "notebook", "--topic", "demo")
    notebook = nbformat.read(tmp_path / "demo.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code" and "def double" in cell.source:
            cell.source = cell.source.replace("raise NotImplementedError", "return 2 * x")

    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()

    shown = [
        o["data"] for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs if "data" in o
    ]
    assert shown[0]["text/plain"].startswith("PASS   double")
    assert "<pre" in shown[0]["text/html"]
    assert shown[1]["text/plain"].startswith("TODO   triple")

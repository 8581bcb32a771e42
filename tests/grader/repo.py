"""A repo of its own for tests of the commands: a copy of the engine beside the demo content."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from grader.catalog import ROOT, Content
from grader.stubs import stub_of
from tests.grader.demo import write_demo


def make_repo(root: Path) -> Content:
    """The engine and the demo content, its stubs untouched."""
    content = write_demo(root)
    shutil.copytree(ROOT / "grader", root / "grader")
    for name in ("pyproject.toml", "requirements.lock", "conftest.py", "Makefile"):
        shutil.copy2(ROOT / name, root / name)
    for solution in content.solutions.glob("demo/*.py"):
        (content.katas / "demo" / solution.name).write_text(
            stub_of(solution.read_text("utf-8")), encoding="utf-8"
        )
    return content


def run(root: Path, *words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """`python -m grader` in such a repo."""
    return subprocess.run(
        [sys.executable, "-m", "grader", *words],
        cwd=root,
        env=os.environ | {"COLUMNS": "100"},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

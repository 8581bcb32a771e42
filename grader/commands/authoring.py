"""`make stubs` and `make new`: for whoever adds a kata."""

import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import Content, load_catalog
from grader.commands.exits import Problem
from grader.commands.places import SAVED
from grader.report.verdicts import shown
from grader.stubs import generated_stubs
from grader.work import overwrite


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="stubs")(stubs)
    app.command(name="new")(new)


def stubs() -> None:
    """Write katas/ anew from solutions/, after saving what differs."""
    content = Content()
    folder = overwrite(
        generated_stubs(load_catalog(content), content), content.katas, SAVED, datetime.now(UTC)
    )
    print("katas/ is as generated" + (f"; what differed is saved in {shown(folder)}" if folder else ""))


def new(kata: Annotated[str, typer.Option(help="topic/name")] = "") -> None:
    """Scaffold a kata in the five trees; nothing that exists is touched."""
    topic, _, name = kata.partition("/")
    if not topic.isidentifier() or not name.isidentifier():
        raise Problem(f"KATA={kata!r} is no topic/name; for example: make new KATA=attention/my_kata")
    content = Content()
    files = scaffold(content, topic, name)
    standing = [path for path in files if path.exists()]
    if standing:
        raise Problem(f"{standing[0].relative_to(content.root)} exists already; choose another name")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(content.root))
    print(
        f"Next: an entry for {name} in katas/{topic}/topic.toml (CONTRIBUTING.md shows one), "
        f"then make stubs and make laws TOPIC={topic}"
    )


def scaffold(content: Content, topic: str, name: str) -> dict[Path, str]:
    """The files of a new kata; each says what belongs there, and the laws fail until it does."""
    return {
        content.solutions / topic / f"{name}.py": textwrap.dedent(f'''\
            """One sentence: what this is."""

            import numpy as np


            def {name}(x):
                """What it does, in one sentence.

                Formula:
                    y = x

                Args:
                    x: (N, D) float. What it is.

                Returns:
                    (N, D) float. What it is.

                Raises:
                    Nothing of its own: shapes are taken to match.

                Example:
                    >>> {name}(np.array([[1.0]]))
                    array([[1.]])

                Reference:
                    Authors, "Title" (year).
                """
                return x.copy()
            '''),
        content.hidden / topic / f"test_{name}.py": textwrap.dedent(f'''\
            """What {name} must do."""

            import numpy as np

            from grader.expect import assert_close


            def test_value_by_hand(kata):
                """For x = ((1)) the result is ((1))."""
                y = kata.{name}(np.array([[1.0]]))

                assert_close(y, np.array([[1.0]]), "the result")
            '''),
        content.misconceptions / topic / f"{name}.py": textwrap.dedent(f'''\
            """Known bugs of {name}."""

            BUGS = {{
                "doubled": "What happens, and why it is wrong.",
            }}


            def {name}(x, *, bug=frozenset()):
                return 2 * x if "doubled" in bug else x.copy()
            '''),
        content.alternatives / topic / f"{name}.py": textwrap.dedent('''\
            """Other right ways to write it."""


            def torch_style(x):
                return x.clone()
            '''),
    }

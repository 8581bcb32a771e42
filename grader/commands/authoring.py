"""`make stubs` and `make new`: for whoever adds a kata."""

from datetime import UTC, datetime
from importlib.resources import files
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
        content.solutions / topic / f"{name}.py": template("solutions", name),
        content.hidden / topic / f"test_{name}.py": template("hidden", name),
        content.misconceptions / topic / f"{name}.py": template("misconceptions", name),
        content.alternatives / topic / f"{name}.py": template("alternatives", name),
    }


def template(tree: str, name: str) -> str:
    """The text of grader/data/new/TREE.txt for a kata of this name."""
    return (
        (files("grader") / "data" / "new" / f"{tree}.txt").read_text(encoding="utf-8").replace("KATA", name)
    )

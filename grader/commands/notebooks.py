"""`make notebook`: a topic's stubs as a Jupyter notebook."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import Content, load_catalog
from grader.commands.exits import Problem
from grader.commands.places import SAVED
from grader.report.verdicts import shown
from grader.stubs import stub_of
from grader.work import overwrite


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="notebook")(notebook)


def notebook(
    topic: Annotated[str, typer.Option(help="the topic, such as attention")] = "",
    file: Annotated[Path | None, typer.Option(help="where to write it; TOPIC.ipynb by default")] = None,
) -> None:
    """Write a notebook with the stubs of a topic and a cell that judges each."""
    import nbformat

    from grader.notebook import notebook_of, stub_texts

    catalog, content = load_catalog(), Content()
    if not topic:
        raise Problem(f"no TOPIC given; for example: make notebook TOPIC={catalog.topics[0].slug}")
    chosen = catalog.topic(topic)
    target = (file or content.root / f"{topic}.ipynb").resolve()
    if target.suffix != ".ipynb" or not target.parent.is_dir():
        raise Problem(f"{file} is no place for a notebook; for example: FILE={topic}.ipynb")
    text = nbformat.writes(notebook_of(chosen, stub_texts(chosen, content, stub_of)))
    saved = overwrite({target: text + "\n"}, target.parent, SAVED, datetime.now(UTC))
    print(
        f'{shown(target)}: {len(chosen.katas)} katas. Open it with Jupyter; check("…") in it judges a kata.'
    )
    if saved:
        print(f"The notebook that stood there is saved in {shown(saved)}.")
    print(f"From the terminal: make kata TOPIC={topic} NOTEBOOK={shown(target)}")

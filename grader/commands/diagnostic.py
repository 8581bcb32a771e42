"""`make diagnostic`: a few katas, one per topic, that say where to start."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from grader.catalog import Catalog, Kata, load_catalog
from grader.commands.exits import NOT_PASSED, PASSED, Problem
from grader.commands.judging import remember, submission_folder
from grader.commands.screen import new_console
from grader.drill import load_questions
from grader.judge.session import Judge, with_judge
from grader.report.verdicts import STYLES, shown
from grader.scoring import diagnostic_band
from grader.verdict import Outcome, Verdict

BAND_QUESTIONS = 10  # the bands are for so many katas


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="diagnostic")(diagnostic)


def diagnostic(
    submission: Annotated[
        Path | None, typer.Option(help="another folder to judge, shaped like katas/")
    ] = None,
) -> None:
    """Judge the diagnostic katas alone and say where to start."""
    catalog, folder = load_catalog(), submission_folder(submission)
    katas = diagnostic_katas(catalog)
    console = new_console()
    verdicts = judge_katas(catalog, katas, folder, console)
    outcomes = {one.kata: one.outcome for one in verdicts}
    known = remember(katas, verdicts, folder) if submission is None else outcomes
    right = sum(outcome is Outcome.PASSED for outcome in outcomes.values())
    console.print(result_text(right, len(katas)))
    for line in start_lines(catalog, katas, outcomes, known, folder):
        console.print(line)
    raise typer.Exit(PASSED if right == len(katas) else NOT_PASSED)


def diagnostic_katas(catalog: Catalog) -> list[Kata]:
    """The katas marked `diagnostic = true`, in topic order.

    Raises:
        Problem: there are none.
    """
    katas = [kata for kata in catalog.katas.values() if kata.diagnostic]
    if not katas:
        raise Problem("no kata is marked diagnostic = true in a katas/*/topic.toml")
    return katas


def judge_katas(catalog: Catalog, katas: Sequence[Kata], folder: Path, console: Console) -> list[Verdict]:
    """The verdicts on these katas in one run of the judge, each printed as it comes."""
    topics = list(dict.fromkeys(kata.topic for kata in katas))
    width = max(len(kata.id) for kata in katas)

    def judged(judge: Judge) -> list[Verdict]:
        judge.warm(katas)
        verdicts = []
        for kata, verdict in zip(katas, judge.judge_all(katas)):
            verdicts.append(verdict)
            console.print(kata_line(verdict, catalog.topic(kata.topic).title, width))
        return verdicts

    return with_judge(judged, topics, folder)


def kata_line(verdict: Verdict, title: str, width: int) -> Text:
    """A line of its own for each kata.

    >>> print(kata_line(Verdict("demo/double", Outcome.NOT_STARTED), "Demo", 12))
    TODO   demo/double   Demo
    """
    text = Text(f"{verdict.outcome.label:<7}", style=STYLES[verdict.outcome])
    return text.append(f"{verdict.kata:<{width}}", "not bold not dim default").append(
        f"  {title}", "not bold dim default"
    )


def result_text(right: int, of: int) -> Text:
    """How many are right, and what that asks for.

    >>> print(result_text(5, 10).plain.strip())
    RIGHT  5 of 10: start with the weak topics and the connections between them
    """
    band = diagnostic_band(right * BAND_QUESTIONS // of)
    return Text("\nRIGHT  ", "bold").append(f"{right} of {of}: {band}", "not bold")


def start_lines(
    catalog: Catalog,
    katas: Sequence[Kata],
    outcomes: Mapping[str, Outcome],
    known: Mapping[str, Outcome],
    folder: Path,
) -> list[Text]:
    """For each topic whose kata is not right, in order, the file of its first kata that does not pass."""
    lines: list[Text] = []
    for slug in dict.fromkeys(kata.topic for kata in katas if outcomes[kata.id] is not Outcome.PASSED):
        topic = catalog.topic(slug)
        first = next(kata for kata in topic.katas if known.get(kata.id) is not Outcome.PASSED)
        text = Text("" if lines else "START", "bold cyan")
        text.append(" " * (7 - len(text)) + f"{topic.title}: ", "not bold default")
        text.append(shown(first.path_in(folder)), "not bold cyan")
        lines.append(text.append(f"  {first.name}", "not bold dim default"))
    if not lines and load_questions():
        lines.append(Text("START  ", "bold cyan").append("make rapid-fire", "not bold cyan"))
    return lines

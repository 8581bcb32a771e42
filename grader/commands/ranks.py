"""`make ranks`: a kata's function beside what real processes compute over torch.distributed."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.text import Text

from grader.catalog import Catalog, Content, Kata, load_catalog
from grader.commands.exits import ENVIRONMENT, NOT_PASSED, PASSED, Problem
from grader.commands.judging import submission_folder
from grader.commands.screen import new_console
from grader.expect import Mismatch, describe
from grader.judge.diagnosis import load_module
from grader.judge.session import Judge, with_judge
from grader.judge.subject import CannotRun, Functions
from grader.ranks import WORLD, RanksFailed, Row, compared, demonstration_of, on_real_ranks
from grader.report.verdicts import STYLES, printable, shown
from grader.verdict import Outcome

SHOWN_NUMBERS = 3


class NoAnswer(Exception):
    """The function to be compared says nothing: the outcome, and why in one sentence."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome, self.reason = outcome, reason


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="ranks")(ranks)


def ranks(
    kata: Annotated[str, typer.Option(help="a kata that has a demonstration on real ranks")] = "",
    submission: Annotated[Path | None, typer.Option(help="another folder, shaped like katas/")] = None,
) -> None:
    """Compare a kata's function with what four local processes compute over torch.distributed."""
    one = demonstrated(load_catalog(), Content(), kata)
    demonstration, folder = demonstration_of(one, Content()), submission_folder(submission)
    console, path = new_console(), shown(one.path_in(folder))
    try:
        said = with_judge(lambda judge: answers(judge, one, demonstration), [one.topic], folder)
        rows = compared(on_real_ranks(demonstration), said)
    except NoAnswer as nothing:
        console.print(_line(nothing.outcome, f"{one.name}  {printable(nothing.reason)}"))
        raise typer.Exit(NOT_PASSED) from None
    except RanksFailed as failed:
        raise Problem(f"the real ranks failed, not {path}: {failed}", ENVIRONMENT) from failed
    for row in rows:
        console.print(row_text(row, max(len(each.name) for each in rows)))
    console.print(summary_text(one, rows, path))
    raise typer.Exit(NOT_PASSED if any(row.reason for row in rows) else PASSED)


def demonstrated(catalog: Catalog, content: Content, name: str) -> Kata:
    """The kata that is meant, which has a demonstration.

    Raises:
        CatalogError: there is no such kata.
        Problem: none is named, or it has no demonstration.
    """
    known = demonstrations(catalog, content)
    names = ", ".join(kata.id for kata in known) or "none"
    if not name:
        example = f"for example: make ranks KATA={known[0].id} " if known else ""
        raise Problem(f"no KATA given; {example}(there are: {names})")
    one = catalog.kata(name)
    if one not in known:
        raise Problem(f"{one.id} has no demonstration on real ranks; those that have one: {names}")
    return one


def demonstrations(catalog: Catalog, content: Content) -> list[Kata]:
    """The katas that have a demonstration, in topic order."""
    return [kata for kata in catalog.katas.values() if demonstration_of(kata, content).is_file()]


def answers(judge: Judge, kata: Kata, demonstration: Path, world: int = WORLD) -> Sequence[Mapping[str, Any]]:
    """What the submission's function says that each rank computes; it runs in a worker.

    Raises:
        NoAnswer: it is not written yet, does not load, raises, hangs, crashes, or gives something else back.
    """
    try:
        functions = Functions(judge.subject(kata))
    except CannotRun as problem:
        raise NoAnswer(Outcome.ERROR, problem.reason) from None
    try:
        return _asked(functions, demonstration, world)
    finally:
        with contextlib.suppress(CannotRun):  # what still runs has been ended; the answers count
            functions.subject.close()


def row_text(row: Row, name_width: int) -> Text:
    """One value, as the rank computed it and as the kata has it.

    >>> print(row_text(Row(0, "sum", np.ones(4), np.ones(4)), 5))
    PASS   rank 0  sum    rank [1 1 1 ...]  kata [1 1 1 ...]
    """
    outcome = Outcome.FAILED if row.reason else Outcome.PASSED
    text = _line(outcome, f"rank {row.rank}  {row.name:<{name_width}}")
    text.append(f"  rank {_short(row.real)}  kata {_short(row.said)}", style="not bold")
    return text.append(f"\n{'':<15}{row.reason}", style="not bold dim") if row.reason else text


def summary_text(kata: Kata, rows: Sequence[Row], path: str) -> Text:
    """All rows in one line."""
    wrong = sum(bool(row.reason) for row in rows)
    if not wrong:
        return _line(
            Outcome.PASSED, f"{path} gives what {WORLD} real ranks compute, {len(rows)} values in all"
        )
    remedy = f"make kata TOPIC={kata.topic} KATA={kata.name} says which behavior is missing"
    return _line(
        Outcome.FAILED, f"{wrong} of {len(rows)} values differ from those of {WORLD} real ranks; {remedy}"
    )


def _asked(functions: Functions, demonstration: Path, world: int) -> Sequence[Mapping[str, Any]]:
    if functions.subject.untouched:
        raise NoAnswer(Outcome.NOT_STARTED, f"nothing is written yet: {functions.subject.line}")
    try:
        answer: Sequence[Mapping[str, Any]] = load_module(demonstration).by_kata(functions, world)
    except CannotRun as problem:
        raise NoAnswer(Outcome.ERROR, problem.reason) from None
    except Mismatch as mismatch:
        raise NoAnswer(Outcome.FAILED, f"{mismatch.reason} ({functions.subject.line})") from None
    except Exception as error:
        raise NoAnswer(*_why(error, functions)) from error
    return answer


def _why(error: Exception, functions: Functions) -> tuple[Outcome, str]:
    """What an exception says of the submission: it raised, or what it gave back cannot be used."""
    raised = getattr(error, "raised", None)
    if raised is not None:
        return Outcome.ERROR, f"{': '.join(filter(None, (raised.types[0], raised.message)))} ({raised.line})"
    if not functions.calls:
        raise error  # nothing was called yet, so it is the demonstration's own
    got = describe(functions.calls[-1].reply.value)
    return Outcome.FAILED, f"what came back cannot be used here: {got} ({functions.subject.line})"


def _line(outcome: Outcome, words: str) -> Text:
    return Text(f"{outcome.label:<7}", style=STYLES[outcome]).append(words, style="not bold not dim")


def _short(value: Any) -> str:
    """A value in a few characters.

    >>> _short(np.array([[0.5, 1.0], [2.0, 1 / 3]])), _short(7), _short(None)
    ('[0.5 1 2 ...]', '7', 'None')
    """
    if isinstance(value, float | np.floating):
        return f"{value:.5g}"
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "iuf":
        return printable(describe(value))
    if value.ndim == 0:
        return f"{value[()]:.5g}"
    numbers = " ".join(f"{number:.5g}" for number in value.ravel()[:SHOWN_NUMBERS])
    return f"[{numbers} ...]" if value.size > SHOWN_NUMBERS else f"[{numbers}]"

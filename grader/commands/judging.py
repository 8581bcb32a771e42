"""`make kata`: judge a topic, or one kata of it."""

import contextlib
import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import Catalog, Content, Kata, Topic, load_catalog
from grader.commands.exits import NOT_PASSED, PASSED, Problem
from grader.commands.places import HISTORY
from grader.commands.screen import new_console
from grader.history import History
from grader.judge.launch import Launcher
from grader.judge.session import Judge, with_judge
from grader.report.verdicts import (
    next_kata,
    next_text,
    problem_lines,
    score_text,
    shown,
    verdict_fields,
    verdict_text,
)
from grader.scoring import score_topic
from grader.study_data import tables
from grader.verdict import Outcome, Verdict


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="kata")(kata)


def kata(
    topic: Annotated[str, typer.Option(help="the topic to judge, such as attention")] = "",
    kata: Annotated[str, typer.Option(help="one kata of it, such as masked_softmax")] = "",
    submission: Annotated[
        Path | None, typer.Option(help="another folder to judge, shaped like katas/")
    ] = None,
    notebook: Annotated[Path | None, typer.Option(help="a notebook to judge instead of katas/")] = None,
    file: Annotated[Path | None, typer.Option(help="judge the katas of this file of katas/")] = None,
    problems: Annotated[
        bool, typer.Option("--problems", help="also print path:line: error: … for editors")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print the verdicts as JSON")] = False,
) -> None:
    """Judge a topic or one kata, print the verdicts, and keep them."""
    catalog = load_catalog()
    chosen, katas = wanted_in_file(catalog, file) if file else wanted(catalog, topic, kata)
    with contextlib.ExitStack() as stack:
        if notebook is not None:
            submission = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            unpack_notebook(catalog, notebook, submission)
            katas = [one for one in katas if one.path_in(submission).exists()]
            if not katas:
                raise Problem(
                    f"{notebook} defines no kata of {chosen.slug}; make notebook TOPIC={chosen.slug} writes one"
                )
        folder = submission_folder(submission)
        verdicts = judge_all(chosen, katas, folder, quiet=as_json, in_full=bool(kata))
        keep = submission is None or notebook is not None
        outcomes = remember(katas, verdicts, folder) if keep else {one.kata: one.outcome for one in verdicts}
    if as_json:
        print(json.dumps([verdict_fields(one, verdict) for one, verdict in zip(katas, verdicts)], indent=2))
    else:
        console = new_console()
        for line in [line for verdict in verdicts for line in problem_lines(verdict) if problems]:
            console.print(line, markup=False)
        console.print(score_text(chosen, score_topic(chosen, outcomes), tables().scale))
        console.print(next_text(next_kata(chosen, outcomes), folder))
    raise typer.Exit(PASSED if all(v.outcome is Outcome.PASSED for v in verdicts) else NOT_PASSED)


def unpack_notebook(catalog: Catalog, notebook: Path, folder: Path) -> None:
    """Write a notebook as a folder to judge; nbformat is imported only where there is one."""
    from grader.notebook import NotebookError, write_submission

    try:
        write_submission(catalog, notebook, folder)
    except NotebookError as problem:
        raise Problem(str(problem)) from problem


def judge_all(
    topic: Topic, katas: Sequence[Kata], folder: Path, *, quiet: bool, in_full: bool
) -> list[Verdict]:
    """The verdicts on these katas, printed one by one as they come; `in_full` prints every check."""
    console = new_console(quiet=quiet)
    width = max(len(each.name) for each in katas)
    launcher = Launcher(Content(), folder)
    launcher.warm(katas)

    def judged(judge: Judge) -> list[Verdict]:
        verdicts = []
        for one, verdict in zip(katas, judge.judge_all(katas)):
            verdicts.append(verdict)
            console.print(verdict_text(one, verdict, all_checks=in_full, name_width=width))
        if judge.missing_walls:
            console.print(
                f"note   this system has no {', '.join(sorted(judge.missing_walls))}: the limits still hold"
            )
        return verdicts

    return with_judge(judged, [topic.slug], folder, launcher=launcher)


def wanted(catalog: Catalog, topic: str, kata: str) -> tuple[Topic, Sequence[Kata]]:
    """The topic that is meant and its katas to judge.

    Raises:
        CatalogError: no such topic or kata; the nearest name is suggested.
        Problem: neither is named.
    """
    if not topic and not kata:
        known = ", ".join(topic.slug for topic in catalog.topics)
        raise Problem(
            f"no TOPIC given; for example: make kata TOPIC={catalog.topics[0].slug} (there are: {known})"
        )
    if not kata:
        chosen = catalog.topic(topic)
        return chosen, chosen.katas
    if topic:
        catalog.topic(topic)
    one = catalog.kata(kata, topic)
    return catalog.topic(one.topic), [one]


def wanted_in_file(catalog: Catalog, file: Path) -> tuple[Topic, Sequence[Kata]]:
    """The katas that a file of katas/ holds.

    Raises:
        Problem: it holds none.
    """
    folder = Content().katas
    katas = [kata for kata in catalog.katas.values() if kata.path_in(folder) == file.resolve()]
    if not katas:
        raise Problem(
            f"{file} holds no kata; for example: {shown(next(iter(catalog.katas.values())).path_in(folder))}"
        )
    return catalog.topic(katas[0].topic), katas


def submission_folder(given: Path | None) -> Path:
    """The folder to judge.

    Raises:
        Problem: it is no folder, or it holds the hidden tests.
    """
    content = Content()
    folder = (given or content.katas).resolve()
    if not folder.is_dir():
        raise Problem(f"no folder {given}; a submission is a folder shaped like katas/")
    if content.hidden.is_relative_to(folder):
        raise Problem(f"{given} holds the hidden tests; a submission is a folder shaped like katas/")
    return folder


def remember(katas: Sequence[Kata], verdicts: Sequence[Verdict], folder: Path) -> dict[str, Outcome]:
    """Keep the verdicts as attempts; returns the latest outcome of every kata."""
    with History.open(HISTORY) as history:
        for kata, verdict in zip(katas, verdicts):
            record(history, kata, verdict, folder)
        latest = history.latest_outcomes()
        if history.notice:
            typer.echo(history.notice, err=True)
    return latest | {verdict.kata: verdict.outcome for verdict in verdicts}


def record(history: History, kata: Kata, verdict: Verdict, folder: Path) -> None:
    """Keep one verdict with the text that it is about."""
    try:
        source = kata.path_in(folder).read_text(encoding="utf-8", errors="replace")
    except OSError:  # it is gone, or was this moment
        source = ""
    history.record(verdict, source, datetime.now(UTC))

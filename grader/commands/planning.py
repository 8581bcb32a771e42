"""`make rate`, `make plan`, `make report`: from what was practised to what to do next."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import Catalog, Content, load_catalog
from grader.commands.exits import ENVIRONMENT, Problem
from grader.commands.goals import goal_of
from grader.commands.ratings import ask_ratings, read_ratings
from grader.commands.screen import new_console
from grader.history import History, HistoryError
from grader.report.build import Snapshot, build_report
from grader.report.model import Report
from grader.report.terminal import plan_text, readiness_text, report_text
from grader.scoring import score_topics
from grader.study import Goal, Readiness, due_in_days, make_plan, readiness, readiness_by_company
from grader.study_data import tables

HISTORY = Path(".kata") / "history.db"

RoleOption = Annotated[str, typer.Option(help="mle, llm, cv, research or startup")]
CompanyOption = Annotated[str, typer.Option(help="the company whose levels count, such as openai")]
DaysOption = Annotated[str, typer.Option(help="days until the interview; by default the role's path")]
HoursOption = Annotated[str, typer.Option(help="hours a day, such as 1.5")]
SeniorOption = Annotated[bool, typer.Option("--senior", help="levels asked of a senior candidate")]
RootOption = Annotated[Path | None, typer.Option(hidden=True, help="the folder with katas/ and .kata/")]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="rate")(rate)
    app.command(name="plan")(plan)
    app.command(name="report")(report)


def rate(
    ratings: Annotated[
        str, typer.Option(help="a TOML file with a line such as attention = 3 per topic")
    ] = "",
    root: RootOption = None,
) -> None:
    """Rate each topic from 1 to 5 and keep the ratings beside the measured scores."""
    catalog = load_catalog(content(root))
    scale = tables().scale
    if ratings:
        given = read_ratings(Path(ratings), catalog, scale)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        given = ask_ratings(catalog, scale, typer.echo, input)
    else:
        raise Problem("no terminal to ask in; for example: make rate RATINGS=ratings.toml")
    with opened_history(root) as history:
        history.rate(given, datetime.now(UTC))
    typer.echo(f"RATED  {len(given)} topics; make report shows them beside the measured scores")


def plan(
    role: RoleOption = "",
    company: CompanyOption = "",
    days: DaysOption = "",
    hours: HoursOption = "",
    senior: SeniorOption = False,
    ics: Annotated[str, typer.Option(help="also write the plan as calendar events to this file")] = "",
    at: Annotated[str, typer.Option(help="when the calendar events start, such as 18:00")] = "18:00",
    root: RootOption = None,
) -> None:
    """Print the study plan for a role, a company and the time there is."""
    goal = goal_of(role, company, days, hours, senior)
    begin, target = time_of(at), calendar_file(ics)
    catalog, now = load_catalog(content(root)), datetime.now().astimezone()
    snapshot, notice = practised(root)
    due = due_in_days(snapshot.pass_days, now.date(), tables().rules.review_days)
    made = make_plan(catalog, snapshot.outcomes, goal, due)
    if target:
        from grader.report.ics import plan_ics  # icalendar takes 0.2 s to import

        write(target, plan_ics(made, now.date(), begin, now.astimezone(UTC)))
    show(plan_text(made, now.date()))
    show(readiness_text(stand_of(catalog, snapshot, goal)))
    if notice:
        typer.echo(f"NOTE   {notice}")
    if target:
        typer.echo(f"WROTE  {target}")


def report(
    role: RoleOption = "",
    company: CompanyOption = "",
    days: DaysOption = "",
    hours: HoursOption = "",
    senior: SeniorOption = False,
    root: RootOption = None,
) -> None:
    """Print the report and write it as .kata/report.html, .json and .md."""
    goal = goal_of(role, company, days, hours, senior)
    catalog = load_catalog(content(root))
    snapshot, notice = practised(root)
    made = build_report(catalog, snapshot, goal, datetime.now().astimezone(), notice)
    folder = content(root).root / HISTORY.parent
    show(report_text(made))
    for path in write_report(made, folder):
        typer.echo(f"WROTE  {path}")


def write_report(made: Report, folder: Path) -> list[Path]:
    """Write every face of the report that is a file; returns where."""
    from grader.report.html import report_html  # matplotlib takes 0.4 s to import
    from grader.report.json_ import report_json
    from grader.report.markdown import report_markdown

    faces = {"html": report_html, "json": report_json, "md": report_markdown}
    paths = []
    for suffix, face in faces.items():
        path = folder / f"report.{suffix}"
        write(path, face(made).encode("utf-8", "replace"))
        paths.append(path)
    return paths


def stand_of(catalog: Catalog, snapshot: Snapshot, goal: Goal) -> tuple[Readiness, ...]:
    """The readiness for the company aimed at, or for each when none is."""
    scores = score_topics(catalog.topics, snapshot.outcomes)
    if goal.company:
        return (readiness(scores, goal.company, goal.senior),)
    return readiness_by_company(scores, goal.senior)


def calendar_file(name: str) -> Path | None:
    """Where to write the calendar; a file that is there already must be a calendar.

    Raises:
        Problem: it is another file, which would be lost.
    """
    if not name:
        return None
    path = Path(name)
    if path.is_file() and not path.read_bytes().startswith(b"BEGIN:VCALENDAR"):
        raise Problem(f"{name} is there and is no calendar; name a new file, for example: ICS=plan.ics")
    return path


def practised(root: Path | None) -> tuple[Snapshot, str]:
    """What the history holds, and what it has to say of itself."""
    with opened_history(root) as history:
        snapshot = Snapshot.of(history)
        return snapshot, history.notice


@contextmanager
def opened_history(root: Path | None) -> Iterator[History]:
    """The learner's history.

    Raises:
        Problem: it cannot be opened, read or written.
    """
    try:
        with History.open(content(root).root / HISTORY) as history:
            yield history
    except HistoryError as error:
        raise Problem(str(error), ENVIRONMENT) from error


def content(root: Path | None) -> Content:
    """The repo's own content, or another folder's."""
    return Content(root) if root else Content()


def write(path: Path, content: bytes) -> None:
    """Write a file in one piece: a reader sees the old one or the new one.

    Raises:
        Problem: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise Problem(f"cannot write {path}: {error.strerror}", ENVIRONMENT) from error


def time_of(text: str) -> time:
    """
    >>> time_of("7:30")
    datetime.time(7, 30)
    """
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        raise Problem(f"no time of day {text!r}; for example: AT=18:00") from None


def show(text: object) -> None:
    """Print styled text; in a pipe, under NO_COLOR or TERM=dumb there are no escape codes."""
    new_console().print(text, end="")

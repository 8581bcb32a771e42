"""`make hint`, `solution`, `reset`, `restore`, `list`: what a learner needs between two verdicts."""

import difflib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from grader.catalog import Catalog, Content, Kata, Level, load_catalog, unknown
from grader.commands.exits import Problem
from grader.commands.places import HISTORY, SAVED
from grader.commands.screen import new_console
from grader.history import History
from grader.report.model import HINT, SOLUTION
from grader.report.verdicts import STYLES, shown
from grader.stubs import function_source, replace_function, stub_of
from grader.study.reviews import due_in_days
from grader.study_data import tables
from grader.verdict import Outcome
from grader.work import overwrite, restore, saved_folders

KataOption = Annotated[str, typer.Option(help="the kata, such as attention/masked_softmax")]
TopicOption = Annotated[str, typer.Option(help="the topic, such as attention")]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="hint")(hint)
    app.command(name="solution")(solution)
    app.command(name="reset")(reset)
    app.command(name="restore")(restore_saved)
    app.command(name="list")(list_katas)


def hint(kata: KataOption = "", topic: TopicOption = "") -> None:
    """Give the next hint of a kata."""
    one = named_kata(load_catalog(), kata, topic, "hint")
    with History.open(HISTORY) as history:
        new_console().print(next_hint(one, history))


def next_hint(kata: Kata, history: History) -> Text:
    """The next hint, remembered as used; the last one again when there are no more."""
    used = history.event_counts(HINT).get(kata.id, 0)
    number = min(used, len(kata.hints) - 1)
    if used < len(kata.hints):
        history.record_event(HINT, kata.id, {"number": number + 1}, datetime.now(UTC))
    remaining = max(0, len(kata.hints) - used - 1)
    left = (
        f"{remaining} more" if remaining else f"the last one; after it there is make solution KATA={kata.id}"
    )
    text = Text(f"HINT   {number + 1} of {len(kata.hints)} for {kata.name}  ", style="bold yellow")
    return text.append(f"({left})\n", style="not bold dim").append(
        f"       {kata.hints[number]}", style="default not bold"
    )


def solution(
    kata: KataOption = "",
    topic: TopicOption = "",
    yes: Annotated[bool, typer.Option("--yes", help="show it before a pass without asking")] = False,
) -> None:
    """Show the solution of a kata; before a pass this is asked for and remembered."""
    one = named_kata(load_catalog(), kata, topic, "solution")
    console = new_console()
    with History.open(HISTORY) as history:
        passed = history.latest_outcomes().get(one.id) is Outcome.PASSED
        if not passed and not yes:
            if not console.is_terminal:
                raise Problem(
                    f"{one.id} does not pass yet; to see its solution all the same: make solution KATA={one.id} YES=1"
                )
            typer.confirm(
                f"{one.id} does not pass yet. Show the solution, and remember that it was seen?", abort=True
            )
        if not passed:
            remember_solution(one, history)
    console.print(solution_view(one, Content(), with_diff=passed))


def remember_solution(kata: Kata, history: History) -> None:
    """Keep that the solution was seen before a pass."""
    history.record_event(SOLUTION, kata.id, {}, datetime.now(UTC))


def solution_view(kata: Kata, content: Content, *, with_diff: bool) -> Group:
    """The solution's source, and how the learner's code differs from it."""
    right = function_source(kata.path_in(content.solutions).read_text(encoding="utf-8"), kata.name)
    parts: list[Text | Syntax] = [
        Text(f"SOLUTION  {kata.id}\n", style="bold"),
        Syntax(right, "python", theme="ansi_dark"),
    ]
    mine = kata.path_in(content.katas)
    if with_diff and mine.is_file():
        own = function_source(mine.read_text(encoding="utf-8", errors="replace"), kata.name)
        diff = "\n".join(
            difflib.unified_diff(own.splitlines(), right.splitlines(), "yours", "solution", lineterm="", n=2)
        )
        parts += [Text("\nDIFF   from the code that passed to the solution\n", style="bold")]
        parts += [Syntax(diff or "(the same)", "diff", theme="ansi_dark")]
    return Group(*parts)


def reset(kata: KataOption = "", topic: TopicOption = "") -> None:
    """Put stubs back, after saving the work."""
    catalog, content = load_catalog(), Content()
    if not kata and not topic:
        raise Problem("no KATA or TOPIC given; for example: make reset KATA=attention/masked_softmax")
    katas = [named_kata(catalog, kata, topic, "reset")] if kata else list(catalog.topic(topic).katas)
    texts = reset_texts(katas, content, whole_files=not kata)
    folder = overwrite(texts, content.katas, SAVED, datetime.now(UTC))
    for path in texts:
        print(f"reset  {shown(path)}")
    if folder:
        print(f"The work that stood there is saved in {shown(folder)}; make restore brings it back.")
    else:
        print("Nothing had been changed.")


def reset_texts(katas: list[Kata], content: Content, *, whole_files: bool) -> dict[Path, str]:
    """The text of each file with these katas as stubs again; other functions of a shared file stay if they can."""
    texts: dict[Path, str] = {}
    for kata in katas:
        path = kata.path_in(content.katas)
        stub = stub_of(kata.path_in(content.solutions).read_text(encoding="utf-8"))
        texts[path] = stub
        if not whole_files and kata.file != kata.name and path.is_file():
            current = path.read_text(encoding="utf-8", errors="replace")
            texts[path] = replace_function(current, kata.name, function_source(stub, kata.name)) or stub
    return texts


def restore_saved(
    folder: Annotated[
        str, typer.Option("--from", help="a folder of .kata/saved; the latest by default")
    ] = "",
) -> None:
    """Bring back saved work; what stands in its place is saved first."""
    folders = saved_folders(SAVED)
    if not folders:
        raise Problem(f"nothing is saved in {shown(SAVED)} yet; make reset saves there before it overwrites")
    names = {one.name: one for one in folders}
    if folder and Path(folder).name not in names:
        raise Problem(unknown("saved folder", Path(folder).name, list(names)))
    chosen = names[Path(folder).name] if folder else folders[-1]
    targets, replaced = restore(chosen, Content().katas, SAVED, datetime.now(UTC))
    for path in targets:
        print(f"restored  {shown(path)}")
    if replaced:
        print(f"What stood there is saved in {shown(replaced)}.")


def list_katas(
    topic: TopicOption = "",
    level: Annotated[str, typer.Option(help="recall, explain, derive or teach")] = "",
    outcome: Annotated[str, typer.Option(help="passed, failed, error or todo")] = "",
) -> None:
    """List katas with level, outcome, minutes and when a review is due."""
    catalog = load_catalog()
    topics = [catalog.topic(topic)] if topic else list(catalog.topics)
    levels = {one.word: one for one in Level}
    outcomes = {one.value: one for one in Outcome} | {"todo": Outcome.NOT_STARTED}
    if level and level not in levels:
        raise Problem(unknown("level", level, list(levels)))
    if outcome and outcome not in outcomes:
        raise Problem(unknown("outcome", outcome, list(outcomes)))
    with History.open(HISTORY) as history:
        latest, due = history.latest_outcomes(), due_days(history)
    katas = [
        kata
        for one in topics
        for kata in one.katas
        if (not level or kata.level is levels[level])
        and (not outcome or latest.get(kata.id, Outcome.NOT_STARTED) is outcomes[outcome])
    ]
    new_console().print(kata_table(katas, latest, due))


def due_days(history: History) -> dict[str, int]:
    """Days until the next review of each passed kata; 0 or less is due now."""
    return due_in_days(history.pass_days(), datetime.now().date(), tables().rules.review_days)


def kata_table(katas: list[Kata], outcomes: Mapping[str, Outcome], due: Mapping[str, int]) -> Table | Text:
    """The katas as a table, or a sentence when there are none."""
    if not katas:
        return Text("no kata fits these filters")
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("outcome", "kata", "level", "minutes", "review"):
        table.add_column(heading, justify="right" if heading == "minutes" else "left", no_wrap=True)
    for kata in katas:
        outcome = outcomes.get(kata.id, Outcome.NOT_STARTED)
        table.add_row(
            Text(outcome.label, STYLES[outcome]),
            kata.id,
            kata.level.word,
            str(kata.minutes),
            _due(due.get(kata.id)),
        )
    table.caption = f"{len(katas)} katas, {sum(kata.minutes for kata in katas)} minutes"
    table.caption_justify = "left"
    return table


def _due(days: int | None) -> str:
    """When a review is due, in words.

    >>> _due(None), _due(-2), _due(1), _due(5)
    ('', 'due now', 'in 1 day', 'in 5 days')
    """
    if days is None:
        return ""
    return "due now" if days <= 0 else f"in {days} day{'' if days == 1 else 's'}"


def named_kata(catalog: Catalog, kata: str, topic: str, command: str) -> Kata:
    """The kata that an option names."""
    if not kata:
        raise Problem(f"no KATA given; for example: make {command} KATA={next(iter(catalog.katas))}")
    return catalog.kata(kata, topic)

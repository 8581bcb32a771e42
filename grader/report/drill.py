"""The terminal face of the drill: what a question looks like while it is asked, and the table at the end."""

import textwrap
from collections.abc import Collection, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from grader.drill import Answered, Question, Row, row, table_of
from grader.drill_answer import LETTERS, right_text
from grader.report.verdicts import printable

WIDTH = 96
_BAR = 40
_INDENT = "  "


def speaking_view(question: Question, place: str, elapsed: float, width: int = WIDTH) -> Text:
    """The question while it is answered aloud, with the time that is left."""
    text = _head(question, place, width)
    text.append_text(_paragraph(question.question, width, "bold")).append("\n\n")
    text.append_text(_clock(question.seconds, elapsed)).append("\n\n")
    text.append_text(_paragraph("Say the answer aloud, as to an interviewer.", width, "dim")).append("\n\n")
    return text.append_text(_keys(("enter", "done"), ("q", "stop")))


def asking_view(
    question: Question, place: str, seconds: float, typed: str, problem: str, width: int = WIDTH
) -> Text:
    """The part that can be checked, with what is typed so far."""
    text = _head(question, place, width)
    text.append_text(_paragraph(question.question, width, "dim")).append("\n")
    text.append(_INDENT).append_text(_spoken(seconds, question.seconds)).append("\n\n")
    text.append_text(_paragraph(question.ask, width, "bold")).append("\n")
    for letter, option in zip(LETTERS, question.options):
        text.append(f"\n{_INDENT}  {letter}  ", "cyan").append(option)
    text.append("\n" if question.options else "")
    text.append("\n").append_text(_paragraph(question.form, width, "dim")).append("\n\n")
    text.append(f"{_INDENT}> ", "bold cyan").append(printable(typed)).append("▏\n", "cyan")
    text.append(f"{_INDENT}{printable(problem)}\n", "yellow").append("\n")
    return text.append_text(_keys(("enter", "answer" if typed else "no answer"), ("esc", "stop")))


def ticking_view(
    question: Question,
    place: str,
    given: str,
    is_right: bool,
    right: Any,
    points: Collection[int],
    width: int = WIDTH,
) -> Text:
    """The right answer, the structured one, and the rubric with the points ticked so far."""
    text = _head(question, place, width)
    text.append_text(_paragraph(question.question, width, "dim")).append("\n\n")
    text.append_text(_verdict(question, given, is_right, right, width)).append("\n\n")
    text.append_text(_paragraph(question.answer, width, "")).append("\n\n")
    text.append_text(_paragraph("Which of these points were in the spoken answer?", width, "bold"))
    for number, point in enumerate(question.rubric, start=1):
        ticked = number in points
        text.append(f"\n{_INDENT}{number} ", "cyan")
        text.append(f"[{'x' if ticked else ' '}] {point}", "green" if ticked else "")
    if question.check == "function":
        text.append(f"\n\n{_INDENT}Write it too: make kata KATA={question.kata}", "dim")
    text.append("\n\n")
    keys = (f"1-{len(question.rubric)}", "tick"), ("a", "all"), ("enter", "next"), ("q", "stop")
    return text.append_text(_keys(*keys))


def answered_line(one: Answered, right: Any) -> Text:
    """A line per question: right or wrong, what was given, the seconds and the rubric points."""
    text = Text("RIGHT  " if one.right else "WRONG  ", "bold green" if one.right else "bold red")
    text.append(one.question.kata, "not bold default")
    given = printable(one.given.strip()) or "no answer"
    shown = given if one.right else f"{given}; right is {right_text(one.question, right)}"
    seconds = f"{one.seconds:.0f} of {one.question.seconds} s"
    points = f"{len(one.points)} of {len(one.question.rubric)} points"
    text.append(f"  {shown}", "not bold default")
    return text.append(f"  ({seconds}, {points})", "not bold dim")


def drill_table(answered: Sequence[Answered]) -> Table:
    """By topic: how many right, how many in time, which share of the rubric."""
    table = Table(box=None, pad_edge=False, header_style="dim", show_footer=False)
    table.add_column("topic", no_wrap=True)
    for heading in ("right", "in time", "rubric"):
        table.add_column(heading, justify="right", no_wrap=True)
    rows = table_of(answered)
    for one in rows:
        table.add_row(*_cells(one))
    if len(rows) > 1:
        table.add_section()
        table.add_row(*_cells(row("all", answered)), style="bold")
    return table


def _cells(one: Row) -> tuple[str, ...]:
    """
    >>> _cells(Row("demo", 4, 3, 2, 9, 16))
    ('demo', '3 of 4', '2 of 4', '56 %')
    """
    return (
        one.topic,
        f"{one.right} of {one.asked}",
        f"{one.in_time} of {one.asked}",
        f"{one.share:.0%}".replace("%", " %"),
    )


def _head(question: Question, place: str, width: int) -> Text:
    left, right = f"{_INDENT}RAPID FIRE  {place}", question.topic.replace("_", " ")
    gap = " " * max(2, min(width, WIDTH) - len(left) - len(right))
    return Text("\n").append(left, "bold cyan").append(f"{gap}{right}\n\n", "dim")


def _clock(target: int, elapsed: float) -> Text:
    """The bar and the seconds that are left, or those over.

    >>> print(_clock(40, 10.4).plain.strip("━─ "))
    30 s left of 40
    >>> print(_clock(40, 44.2).plain.strip("━─ "))
    4 s over 40
    """
    left = target - elapsed
    full = round(_BAR * max(0.0, left) / target)
    style = "green" if left > target / 4 else "yellow" if left > 0 else "bold red"
    words = f"{-(-left // 1):.0f} s left of {target}" if left > 0 else f"{-left:.0f} s over {target}"
    bar = "━" * full + "─" * (_BAR - full)
    return Text(_INDENT).append(bar, style).append(f"  {words}", style)


def _spoken(seconds: float, target: int) -> Text:
    late = seconds > target
    return Text(
        f"spoken for {seconds:.0f} of {target} s{', over time' if late else ''}",
        "yellow" if late else "green",
    )


def _verdict(question: Question, given: str, is_right: bool, right: Any, width: int) -> Text:
    answer = right_text(question, right)
    if is_right:
        return _paragraph(f"RIGHT  {answer}", width, "bold green")
    said = printable(given.strip()) or "no answer"
    return _paragraph(f"WRONG  {said}; right is {answer}", width, "bold red")


def _paragraph(body: str, width: int, style: str) -> Text:
    lines = textwrap.wrap(
        body, min(width, WIDTH) - 2 * len(_INDENT), break_on_hyphens=False, break_long_words=True
    )
    return Text("\n".join(_INDENT + line for line in lines), style)


def _keys(*keys: tuple[str, str]) -> Text:
    text = Text(_INDENT)
    for i, (key, meaning) in enumerate(keys):
        text.append("   " if i else "").append(key, "bold").append(f" {meaning}", "dim")
    return text

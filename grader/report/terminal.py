"""The terminal face of the plan and of the report: status word first, colour only on top."""

import textwrap
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from rich.text import Text

from grader.report.model import Confidence, Failing, Report, TopicLine
from grader.report.verdicts import printable
from grader.study import Day, Item, Kind, Plan, Readiness, TopicPlan, Week
from grader.study.words import count, duration
from grader.verdict import Outcome

WIDTH = 100
_MARGIN = 7
_STYLES = {Kind.KATA: "bold", Kind.REVIEW: "cyan", Kind.CHECKPOINT: "magenta"}
_WORDS = {Kind.KATA: "KATA", Kind.REVIEW: "REVIEW", Kind.CHECKPOINT: "CHECK"}
_GAP_STYLES = ("green", "yellow", "dark_orange", "red")


def line(word: str, sentence: str, style: str = "") -> Text:
    """A status word and a sentence, wrapped under itself.

    >>> print(line("NEXT", "attention"), end="")
    NEXT   attention
    """
    body = textwrap.fill(sentence, WIDTH - _MARGIN, break_long_words=False, break_on_hyphens=False)
    text = Text(f"{word:<{_MARGIN}}", style=f"bold {style}".strip())
    return text.append(textwrap.indent(body, " " * _MARGIN).lstrip(), style="not bold default").append("\n")


def plan_text(plan: Plan, start: date | None = None) -> Text:
    """The plan; with a start, each day shows its date."""
    text = Text()
    head = f"{plan.goal.aim}: {count(plan.goal.days, 'day')} of {plan.goal.hours:g} h"
    text.append_text(line("PLAN", head, "cyan"))
    for sentence in plan.summary:
        text.append_text(line("", sentence))
    text.append("\n")
    for topic in plan.topics:
        text.append_text(_topic_plan(topic))
    for week in plan.weeks:
        text.append_text(_week(week, start))
    for left in plan.left_out:
        text.append_text(line("LEFT", f"{left.sentence} ({', '.join(left.katas)})", "yellow"))
    for note in plan.notes:
        text.append_text(line("NOTE", note))
    return text


def _topic_plan(topic: TopicPlan) -> Text:
    status = "READY" if topic.score >= topic.asked else "STUDY" if topic.katas else "SKIP"
    style = {"READY": "green", "STUDY": "yellow", "SKIP": "red"}[status]
    return line(status, f"{topic.title}: {topic.why}", style)


def _week(week: Week, start: date | None) -> Text:
    text = Text(f"\nWEEK {week.number}", style="bold").append(
        f"  {duration(week.minutes)}\n", style="not bold"
    )
    for stage in week.stages:
        text.append_text(line("", f"focus on {', '.join(stage.topics)}: {stage.focus}"))
    for busy, days in groupby(week.days, key=lambda day: bool(day.items)):
        if busy:
            for day in days:
                text.append_text(_day(day, start))
        else:
            text.append(f"\n{_free([day.number for day in days])}\n", style="dim")
    return text


def _free(days: Sequence[int]) -> str:
    """
    >>> _free([4]), _free([4, 5, 6])
    ('DAY 4  free', 'DAYS 4 to 6  free')
    """
    return f"DAY {days[0]}  free" if len(days) == 1 else f"DAYS {days[0]} to {days[-1]}  free"


def _day(day: Day, start: date | None) -> Text:
    when = f" {start + timedelta(days=day.number):%a %d %b}" if start else ""
    text = Text(f"\nDAY {day.number}{when}", style="bold").append(
        f"  {duration(day.minutes)}\n", style="not bold"
    )
    width = max(len(item.name) for item in day.items)
    for item in day.items:
        text.append_text(_item(item, width))
    return text


def _item(item: Item, width: int) -> Text:
    """
    >>> print(_item(Item(Kind.KATA, "a/x", 6, "for a 2"), 4), end="")
    KATA     6 min  a/x   for a 2
    """
    text = Text(f"{_WORDS[item.kind]:<{_MARGIN}}", style=_STYLES[item.kind])
    text.append(f"{item.minutes:>3} min  ", style="not bold dim")
    words = (
        item.why
        if item.kind is not Kind.CHECKPOINT
        else "from memory" + (f" ({item.why})" if item.why else "")
    )
    text.append(f"{item.name:<{width}}  ", style="not bold").append(f"{words}\n", style="not bold dim")
    for task in item.tasks:
        text.append(f"{'':<{_MARGIN + 9}}- {task}\n", style="not bold default")
    return text


def report_text(report: Report) -> Text:
    """The report, with the plan reduced to what is next."""
    text = line("SCORE", report.headline, "cyan")
    stand = (
        f"{report.passed} of {count(report.katas, 'kata')} pass, after {count(report.attempts, 'attempt')}"
    )
    text.append_text(line("", stand)).append("\n")
    text.append(f"{'':<{_MARGIN}}{'':<34}score  rated\n", style="dim")
    for topic in report.topics:
        text.append_text(_topic_line(topic))
    text.append("\n").append_text(line("RATED", report.confidence)).append("\n")
    text.append_text(readiness_text(report.readiness)).append("\n")
    for failing in report.failing:
        text.append_text(_failing(failing))
    for item in report.next:
        text.append_text(line("NEXT", f"{item.name} ({item.minutes} min): {item.why}", "cyan"))
    text.append_text(line("PLAN", f"{report.plan.goal.aim}: {report.plan.summary[0]}"))
    if report.notice:
        text.append_text(line("NOTE", report.notice, "yellow"))
    return text


def _topic_line(topic: TopicLine) -> Text:
    score = topic.score.score
    style = ("red", "red", "dark_orange", "yellow", "green", "green")[score]
    bar = "■" * score + "·" * (5 - score)
    text = Text(f"{bar:<{_MARGIN}}", style=style if topic.score.measured else "dim")
    rating = f"{topic.rating}" if topic.rating is not None else "-"
    text.append(f"{topic.title:<34}{score:>5}{rating:>7}", style="not bold default")
    remark = _remark(topic)
    text.append(f"  {remark}\n" if remark else "\n", style="not bold dim")
    for flag in topic.score.flags:
        text.append_text(line("", flag))
    return text


def _remark(topic: TopicLine) -> str:
    shown = topic.confidence not in (Confidence.NOT_RATED, Confidence.AGREES)
    return "; ".join(
        part for part in (topic.confidence.value if shown else "", topic.score.next_rung) if part
    )


def readiness_text(readiness: Sequence[Readiness]) -> Text:
    """A line per company: topics at the level it asks, and those below."""
    text = Text()
    for company in readiness:
        text.append_text(_readiness(company))
    return text


def _readiness(company: Readiness) -> Text:
    worst = max((topic.gap for topic in company.below), default=0)
    style = _GAP_STYLES[min(worst, len(_GAP_STYLES) - 1)]
    return line("READY" if not company.below else "GAPS", company.sentence, style)


def _failing(failing: Failing) -> Text:
    found = printable(" ".join(failing.diagnosis) or f"{failing.behaviour} {failing.reason}".strip())
    style = "red" if failing.outcome is Outcome.FAILED else "magenta"
    return line(failing.outcome.label, f"{failing.kata}: {found or 'no reason was kept'}", style)
